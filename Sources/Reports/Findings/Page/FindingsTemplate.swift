// The findings' markup. What replaces the tags is escaped.

let findingsTemplate = """
  {{#findings}}
  <section id="findings">
  <h2>What classes lean on</h2>
  <p class="lead">{{lead}}</p>
  {{#hasFindings}}
  <form id="finding-filter" class="filter scripted" hidden data-filters=".finding" \
  aria-label="Which findings are shown">
  <label>Class <select id="filter-class" name="class"><option value="">all</option>\
  {{#classes}}<option value="{{index}}">{{name}}</option>{{/classes}}</select></label>
  <label>Tier <select id="filter-tier" name="tier"><option value="">all</option>\
  {{#tiers}}<option value="{{key}}">{{name}}</option>{{/tiers}}</select></label>
  <output id="filter-count"></output>
  </form>
  {{/hasFindings}}
  <div class="findings">
  {{#cards}}\(findingTemplate){{/cards}}
  </div>
  \(untestedTemplate)
  </section>
  {{/findings}}
  """

private let findingTemplate = """
  <article class="finding" id="finding-{{id}}" data-class="{{index}}" data-tier="{{tier}}">
  <header>
  <h3>{{title}}</h3>
  <p class="badges"><span class="severity {{severity}}">{{severity}}</span> \
  <span class="tier">{{tierName}}</span></p>
  </header>
  <p>{{claim}}{{#measured}} {{.}}{{/measured}}</p>
  <div class="finding-body">
  {{#prototype}}
  <figure class="finding-prototype">\
  {{#picture}}<span class="outlined"><img src="{{picture}}" \
  alt="Prototype of {{name}} by {{recipe}}">\
  {{#outline}}<span class="outline" style="top:{{top}}%;left:{{left}}%;height:{{height}}%;\
  width:{{width}}%"></span>{{/outline}}</span>{{/picture}}
  <figcaption>The prototype by {{recipe}}. {{note}}</figcaption></figure>
  {{/prototype}}
  <dl class="figures">
  {{#figures}}<div><dt>{{term}}</dt><dd><b>{{value}}</b> <small>{{interval}}</small></dd></div>
  {{/figures}}
  </dl>
  </div>
  {{#hasExamples}}
  <h4>{{examplesTitle}}</h4>
  <ol class="examples">
  {{#examples}}
  <li><p class="example-name" title="{{file}}">{{label}}</p>
  <div class="stages">
  {{#stages}}<figure><img src="{{picture}}" alt="{{alt}}"><figcaption><b>{{probability}}</b> \
  {{caption}}</figcaption></figure>
  {{/stages}}
  </div></li>
  {{/examples}}
  </ol>
  {{/hasExamples}}
  {{#support}}
  {{#hasPatches}}
  <h4>The parts of photographs most like the outlined part of the prototype</h4>
  <ul class="patches">
  {{#patches}}<li title="{{file}}"><img src="{{picture}}" alt="{{file}}, cosine {{similarity}}"></li>
  {{/patches}}
  </ul>
  {{/hasPatches}}
  <h4>What else speaks for or against it</h4>
  <ul class="advice">{{#sentences}}<li>{{.}}</li>{{/sentences}}\
  {{#omissions}}<li class="missing">Not measured: {{.}}</li>{{/omissions}}</ul>
  {{/support}}
  <h4>What it may be</h4>
  <p>{{cause}}{{#aliases}} The effect of {{.}} on this class is the same one.{{/aliases}}</p>
  <details><summary>What to do</summary>
  <ul class="advice"><li>{{inspect}}</li><li>{{collect}}</li><li>{{retrain}}</li></ul>
  </details>
  </article>
  """

private let untestedTemplate = """
  {{#hasOmissions}}
  <details class="omissions"{{^hasFindings}} open{{/hasFindings}}>\
  <summary>What was not tested</summary>
  <ul class="plain">{{#omissions}}<li>{{.}}</li>
  {{/omissions}}</ul>
  </details>
  {{/hasOmissions}}
  """
