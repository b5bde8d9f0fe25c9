// The check's markup. What replaces the tags is escaped, except the style, the script and the
// drawings, which are ours alone.

let checkTemplate = pageTemplate(
  title: "{{headline}}: {{model}}",
  body: """
    \(verdictTemplate(of: "protogen check", asking: "Does {{model}} still see what it saw?"))
    <main>
    {{#hasCards}}
    <section id="changes">
    <h2>What changed</h2>
    <ul class="legend"><li>{{{sampleBefore}}}<span>before</span></li>\
    <li>{{{sampleAfter}}}<span>after</span></li></ul>
    {{#omittedCards}}<p class="note">{{.}}</p>{{/omittedCards}}
    <div class="cards">
    {{#cards}}\(checkCardTemplate){{/cards}}
    </div>
    </section>
    {{/hasCards}}
    {{#hasUnreached}}
    <section id="unreached">
    <h2>What was not reached</h2>
    <p class="lead">{{unreachedSentence}}</p>
    <ul class="plain">{{#unreached}}<li>{{.}}</li>
    {{/unreached}}</ul>
    </section>
    {{/hasUnreached}}
    {{#hasNotes}}
    <section id="notes">
    <h2>Notes</h2>
    <ul class="plain">{{#notes}}<li>{{.}}</li>
    {{/notes}}</ul>
    </section>
    {{/hasNotes}}
    {{#results}}\(resultsTemplate){{/results}}
    \(policyTemplate)
    \(readingTemplate)
    </main>
    \(settingsTemplate)
    """)

private let resultsTemplate = """
  <section id="results">
  <h2>All results</h2>
  <form class="filter scripted" hidden data-filters=".result" aria-label="Which results are shown">
  <label>Class <select name="class" id="filter-class"><option value="">all</option>\
  {{#classes}}<option value="{{key}}">{{name}}</option>{{/classes}}</select></label>
  <label>Rule <select name="rule" id="filter-rule"><option value="">all</option>\
  {{#rules}}<option value="{{key}}">{{name}}</option>{{/rules}}</select></label>
  <label>Outcome <select name="outcome" id="filter-outcome"><option value="">all</option>\
  {{#outcomes}}<option value="{{key}}">{{name}}</option>{{/outcomes}}</select></label>
  <output></output>
  </form>
  <div class="scroller" tabindex="0" role="region" aria-label="All results">
  <table class="stacking">
  <thead><tr><th scope="col">Class</th><th scope="col">Rule</th><th scope="col">Outcome</th>\
  <th scope="col">Before</th><th scope="col">After</th><th scope="col">p</th>\
  <th scope="col">What was found</th></tr></thead>
  <tbody>
  {{#rows}}
  <tr class="result" data-class="{{class}}" data-rule="{{rule}}" data-outcome="{{outcome}}">\
  <th scope="row">{{#card}}<a href="#card-{{card}}">{{name}}</a>{{/card}}\
  {{^card}}{{name}}{{/card}}</th>\
  <td data-title="Rule">{{title}}</td>\
  <td data-title="Outcome"><span class="outcome {{outcome}}">{{mark}} {{word}}</span></td>\
  {{#figures}}<td data-title="{{title}}">{{value}} <small>{{interval}}</small></td>{{/figures}}\
  <td class="found" data-title="What was found">{{message}}</td></tr>
  {{/rows}}
  </tbody>
  </table>
  </div>
  </section>
  """

private let policyTemplate = """
  <section id="policy">
  <h2>The policy</h2>
  <p class="lead">A model that has not changed fails a rule with a chance of {{errorRate}}, all \
  classes together. Of what a class leans on, findings of severity {{leastSeverity}} and above \
  count.</p>
  <table class="settings rules">
  <thead><tr><th scope="col">Rule</th><th scope="col">Where it is broken</th></tr></thead>
  <tbody>
  {{#rules}}<tr><th scope="row"><b>{{title}}</b> <small>{{name}}</small></th>\
  <td><b>{{action}}</b> <small>{{help}}</small></td></tr>
  {{/rules}}
  </tbody>
  </table>
  </section>
  """

private let readingTemplate = """
  <section id="method">
  <h2>How to read this</h2>
  <p>The baseline says what the prototypes of each class looked like, how the network processed them, \
  and what the class leaned on. The model was measured in the same way, and each rule asks of each \
  class whether a figure is worse by more than chance explains. If the model was trained again, every \
  class moves somewhat; how much that is, is taken from the other classes of the same check, and a class \
  fails only where it moves by more. p is the chance of such a change where there is none, corrected \
  for the number of classes. Intervals are of 95 %. What could not be judged is neither passed nor failed: \
  the result says what there was too little of. Two prototypes of a class never have their things in the \
  same places, so the difference of the pictures shows where to look, and decides nothing.</p>
  </section>
  """
