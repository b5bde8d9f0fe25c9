// The markup of a class's card. What replaces the tags is escaped, except the drawings, which are ours
// alone.

let checkCardTemplate = """
  <article id="card-{{number}}">
  <h3>{{name}} <span class="outcome {{outcome}}">{{mark}} {{word}}</span></h3>
  <ul class="said">
  {{#results}}<li><span class="outcome {{outcome}}">{{mark}} {{word}}</span> <b>{{rule}}</b> \
  {{message}}</li>
  {{/results}}
  </ul>
  <div class="evidence">
  <div>
  {{#hasPictures}}
  <div class="pictures">
  {{#pictures}}<figure><img src="{{picture}}" alt="{{alt}}"><figcaption>{{caption}}</figcaption>\
  </figure>
  {{/pictures}}
  </div>
  {{/hasPictures}}
  {{#hasFacts}}
  <table class="facts">
  <thead><tr><th scope="col"><span class="unseen">Figure</span></th><th scope="col">Before</th>\
  <th scope="col">After</th></tr></thead>
  <tbody>
  {{#facts}}<tr><th scope="row">{{term}}</th><td>{{before}}</td><td>{{after}}</td></tr>
  {{/facts}}
  </tbody>
  </table>
  {{/hasFacts}}
  {{#belowPictures}}\(plotTemplate){{/belowPictures}}
  </div>
  {{#hasPlots}}
  <div>
  {{#plots}}\(plotTemplate){{/plots}}
  </div>
  {{/hasPlots}}
  </div>
  <details{{#opens}} open{{/opens}}><summary>What it means, and what to do</summary>
  <ul class="advice">{{#helps}}<li>{{.}}</li>
  {{/helps}}</ul>
  </details>
  </article>
  """

private let plotTemplate = """
  <table class="intervals">
  <caption><b>{{title}}</b> {{note}}</caption>
  <thead><tr><th scope="col"><span class="unseen">Figure</span></th>\
  <th class="strip" scope="col"><span class="unseen">Drawing</span></th>\
  <th scope="col">{{before}}</th><th scope="col">{{after}}</th></tr></thead>
  <tbody>
  {{#rows}}
  <tr><th scope="row">{{name}}</th><td class="strip">\
  <svg viewBox="0 0 240 24" aria-hidden="true">{{{svg}}}</svg></td>\
  {{#figures}}<td data-title="{{title}}"><b>{{value}}</b> <small>{{interval}}</small></td>{{/figures}}</tr>
  {{/rows}}
  <tr class="axis" aria-hidden="true"><td></td><td class="strip"><svg viewBox="0 0 240 16">\
  {{{axis}}}</svg></td><td></td><td></td></tr>
  </tbody>
  </table>
  """
