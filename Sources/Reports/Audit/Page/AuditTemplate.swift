// The audit's markup. What replaces the tags is escaped, except the style, the script, the names
// for the script and the drawings, which are ours alone or escaped already.

let auditTemplate = pageTemplate(
  title: "Audit of {{model}}",
  body: """
    \(verdictTemplate(of: "protogen audit", asking: "Do prototypes of {{model}} run through it like photographs?"))
    <main>
    \(findingsTemplate)
    \(lookTemplate)
    \(summaryTemplate)
    <section id="mean">
    <h2>The path, mean over classes</h2>
    {{#mean}}\(figureTemplate){{/mean}}
    <ul class="legend" id="legend">
    {{#legend}}<li data-subject="{{position}}">{{{sample}}}<span>{{name}}</span></li>
    {{/legend}}
    </ul>
    <p class="note">Layers from the input to the output; 1 is as similar as other photographs of the \
    class, 0 as photographs of other classes. Bands are 95 % intervals, arrowheads \
    values beyond the edge.<span class="scripted" hidden> Point at a curve for its numbers, or tab to \
    it: left and right go along the layers, up and down from curve to curve.</span></p>
    </section>
    \(worstTemplate)
    <section id="classes" aria-label="Classes">
    {{#classes}}\(classTemplate){{/classes}}
    </section>
    \(layersTemplate)
    \(methodTemplate)
    </main>
    \(settingsTemplate)
    <script type="application/json" id="names">{{{names}}}</script>
    """)

private let lookTemplate = """
  <form id="look" aria-label="What is shown">
  <fieldset><legend>Layers seen as</legend>
  <label><input type="radio" name="view" id="view-units" checked> units in their places</label>
  <label><input type="radio" name="view" id="view-channels"> means of channels</label>
  </fieldset>
  <fieldset><legend>Compared by</legend>
  <label><input type="radio" name="measure" id="measure-spearman" checked> Spearman</label>
  <label><input type="radio" name="measure" id="measure-pearson"> Pearson</label>
  <label><input type="radio" name="measure" id="measure-cosine"> cosine</label>
  </fieldset>
  </form>
  """

private let summaryTemplate = """
  <section id="summary">
  <h2>The recipes</h2>
  <table class="stacking">
  <thead><tr><th scope="col">Recipe</th><th scope="col">First third</th>\
  <th scope="col">Second third</th><th scope="col">Last third</th>\
  <th scope="col">Clean</th><th scope="col">Robust</th>\
  {{#hasTransfer}}<th scope="col">Transfer, first</th>\
  <th scope="col">Transfer, first five</th>{{/hasTransfer}}\
  <th scope="col">Told apart</th>{{#hasTimes}}<th scope="col">Seconds</th>{{/hasTimes}}</tr></thead>
  <tbody>
  {{#rows}}
  <tr{{#isControl}} class="is-control"{{/isControl}}><th scope="row">{{{sample}}} {{name}}</th>
  {{#thirds}}<td data-title="{{title}}">\
  {{#looks}}<span class="{{classNames}}">{{#isBest}}<b class="best">{{value}}</b>{{/isBest}}\
  {{^isBest}}<b>{{value}}</b>{{/isBest}} <small>{{interval}}</small> \
  <small class="distance">L1 {{distance}}</small></span>{{/looks}}</td>
  {{/thirds}}
  {{#scores}}<td data-title="{{title}}"><b>{{value}}</b> <small>{{interval}}</small></td>
  {{/scores}}</tr>
  {{/rows}}
  </tbody>
  </table>
  <p class="note">By thirds of the network: the normalized similarity with its 95 % interval, the \
  recipe nearest to 1 underlined, and the L1 distance from the mean of the class's photographs, \
  where 1 is as far as a photograph. Clean and robust: the class's mean probability as it is and \
  under transforms that no recipe draws.{{#hasTransfer}} Transfer: how often the second model puts \
  the class first, or among its first five.{{/hasTransfer}} Told apart: how well a simple \
  classifier tells prototypes from photographs by early layers; 0.5 is chance.\
  {{#hasTimes}} Seconds: for one prototype.{{/hasTimes}}</p>
  </section>
  """

private let figureTemplate = """
  <figure class="paths"><div class="plot" aria-label="Path curves of {{title}}">
  {{#drawings}}<div class="{{classNames}}"><svg viewBox="0 0 400 230" role="img" \
  aria-label="{{text}}" data-numbers="{{numbers}}">{{{svg}}}</svg></div>
  {{/drawings}}
  </div></figure>
  """

private let worstTemplate = """
  <section id="worst">
  <h2>Classes by their worst layer</h2>
  <div class="scroller" tabindex="0" role="region" aria-label="Classes by their worst layer">
  <table id="worst-table">
  <thead><tr><th scope="col">Class</th>{{#recipes}}<th scope="col">{{name}}</th>{{/recipes}}</tr>\
  </thead>
  <tbody>
  {{#worst}}
  <tr data-index="{{index}}"><th scope="row"><a href="#class-{{index}}">{{index}} {{name}}</a></th>
  {{#layers}}<td data-gap="{{gap}}" title="{{name}}"><b>{{value}}</b> <small>{{layer}}</small></td>
  {{/layers}}</tr>
  {{/worst}}
  </tbody>
  </table>
  </div>
  <p class="note">The normalized Spearman similarity where it is farthest from 1, with every unit \
  in its place.<span class="scripted" hidden> Press a column's name to sort by it.</span></p>
  </section>
  """

private let classTemplate = """
  <article id="class-{{index}}">
  <h2><a href="#class-{{index}}">{{index}}</a> {{name}} <small>{{photographs}}</small></h2>
  <div class="class">
  {{#figure}}\(figureTemplate){{/figure}}
  <table>
  <thead><tr><th scope="col">Recipe</th><th scope="col">First third</th>\
  <th scope="col">Second third</th><th scope="col">Last third</th></tr></thead>
  <tbody>
  {{#rows}}
  <tr><th scope="row">{{{sample}}} {{name}}{{#worst}} <small title="{{layer}}">\
  worst: {{value}} at layer {{number}}</small>{{/worst}}</th>\
  {{#thirds}}<td>{{#looks}}<span class="{{classNames}}">\
  <b>{{value}}</b> <small>{{interval}}</small></span>{{/looks}}</td>{{/thirds}}</tr>
  {{/rows}}
  </tbody>
  </table>
  </div>
  <div class="prototypes">
  {{#prototypes}}
  <section>
  <h3>{{{sample}}} {{name}}</h3>
  {{#picture}}<img class="prototype" src="{{picture}}" \
  alt="Prototype of {{label}} by {{name}}">{{/picture}}
  {{#score}}
  {{#hasNeighbors}}<ul class="neighbors" aria-label="Nearest photographs">
  {{#neighbors}}<li{{#isForeign}} class="is-foreign"{{/isForeign}} \
  title="{{file}} ({{label}}), cosine {{similarity}}">\
  {{#picture}}<img src="{{picture}}" alt="{{label}}, cosine {{similarity}}">{{/picture}}\
  {{^picture}}{{file}}{{/picture}}{{#isForeign}}<small>{{label}}</small>{{/isForeign}}</li>
  {{/neighbors}}
  </ul>{{/hasNeighbors}}
  {{/score}}
  <dl>
  {{#score}}
  <div><dt>Clean</dt><dd>{{clean}}</dd></div>
  <div><dt>Robust</dt><dd>{{robust}}</dd></div>
  {{#transfer}}<div><dt>Transfer</dt><dd>{{transfer}}</dd></div>{{/transfer}}
  {{/score}}
  </dl>
  </section>
  {{/prototypes}}
  </div>
  </article>
  """

private let layersTemplate = """
  <section id="layers">
  <h2>The layers</h2>
  <details>
  <summary>{{layerCount}} in numbers</summary>
  <div class="scroller" tabindex="0" role="region" aria-label="The layers in numbers">
  <table>
  <thead><tr><th scope="col">#</th><th scope="col">Layer</th>\
  {{#recipes}}<th scope="col">{{name}}</th>{{/recipes}}</tr></thead>
  <tbody>
  {{#layers}}
  <tr><td>{{number}}</td><th scope="row">{{name}} <small>{{operator}}, {{shape}}</small></th>
  {{#scores}}<td>{{#isBest}}<b class="best">{{value}}</b>{{/isBest}}\
  {{^isBest}}<b>{{value}}</b>{{/isBest}} <small>{{interval}}</small></td>
  {{/scores}}</tr>
  {{/layers}}
  </tbody>
  </table>
  </div>
  </details>
  {{#hasSkipped}}
  <p class="note">{{skippedCount}} left out:</p>
  <ul class="plain">{{#skipped}}<li><b>{{name}}</b> {{reason}}</li>{{/skipped}}</ul>
  {{/hasSkipped}}
  {{#hasUnusable}}
  <h2>Unusable photographs</h2>
  <p class="note">{{unusableCount}} left out:</p>
  <ul class="plain">{{#unusable}}<li><b>{{name}}</b> {{reason}}</li>{{/unusable}}</ul>
  {{/hasUnusable}}
  </section>
  """

private let methodTemplate = """
  <section id="method">
  <h2>The method</h2>
  <p>A prototype is the image that a classifier most wants to see for a class. It explains the \
  classifier only if it runs through it as photographs do. So the activations of each layer, the \
  path, are compared with those of single photographs of the class, and the similarity is put on a \
  scale where 0 is as similar as photographs of other classes are and 1 as other photographs of the \
  same class (after Robert Geirhos and others, “Don’t trust your eyes: on the (un)reliability of \
  feature visualizations”, 2024). Beside it stands the distance from the mean path of the class \
  (after Arush Tagade and Jessica Rumbelow, “Prototype Generation: Robust Feature Visualisation for \
  Data Independent Interpretability”, 2023, arXiv 2309.17144). Two controls run with every audit: \
  photographs of the class, each held out in turn, must score about 1, and photographs of other \
  classes about 0. A score above 1 means that a soft picture of low contrast agrees with the average \
  layout of a class better than single photographs do: a warning, not a prize. Intervals are of \
  95 %: paths and telling apart by resampling photographs, prototypes and classes, confidence by \
  the normal approximation, shares by Wilson’s method.</p>
  </section>
  """
