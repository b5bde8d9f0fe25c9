// The gallery's markup, style and script. Only the template's tags are replaced, and what
// replaces them is escaped, except the style, the script and the curves, which are ours alone.

let galleryTemplate = pageTemplate(
  title: "{{title}}",
  images: "{{{sources}}}",
  body: """
    <header>
    <p class="maker">protogen</p>
    <h1>{{title}}</h1>
    <p class="summary">{{summary}}</p>
    <label id="sorting" hidden>Sort by
    <select>
    <option value="index">class</option>
    <option value="name">name</option>
    <option value="probability">probability</option>
    <option value="robustness">robustness</option>
    </select></label>
    </header>
    <main id="classes">
    {{#classes}}
    <article id="class-{{index}}"{{#isWide}} class="wide"{{/isWide}} data-index="{{index}}" \
    data-name="{{name}}" data-probability="{{probability}}" data-robustness="{{robustness}}">
    <h2><a href="#class-{{index}}">{{index}}</a> {{name}}</h2>
    {{#synonyms}}<p class="synonyms">{{.}}</p>
    {{/synonyms}}
    <div class="prototypes">
    {{#prototypes}}
    <section>
    <a class="picture" href="{{path}}"><img src="{{source}}" alt="{{label}}" \
    width="{{width}}" height="{{height}}" loading="lazy"></a>
    {{#scores}}
    <dl>
    <div><dt>Probability</dt><dd>{{probability}}</dd>\
    <dd class="bar"><i style="width:{{probabilityWidth}}%"></i></dd></div>
    {{#hasTransforms}}
    <div><dt>First under transforms</dt><dd>{{robustness}}</dd>\
    <dd class="bar"><i style="width:{{robustnessWidth}}%"></i></dd></div>
    {{/hasTransforms}}
    <div><dt>Logit</dt><dd>{{logit}}</dd></div>
    </dl>
    <ol>
    {{#guesses}}
    <li><span>{{name}}</span><b>{{probability}}</b><i style="width:{{width}}%"></i></li>
    {{/guesses}}
    </ol>
    {{/scores}}
    {{^scores}}<p class="none">Not scored.</p>{{/scores}}
    {{#curve}}
    <figure>
    <svg viewBox="0 0 320 132" role="img" aria-label="{{text}}">{{{svg}}}</svg>
    <figcaption>Objective</figcaption>
    </figure>
    {{/curve}}
    </section>
    {{/prototypes}}
    </div>
    </article>
    {{/classes}}
    </main>
    <footer>
    <h2>How these were made</h2>
    <table>
    {{#settings}}
    <tr><th scope="row">{{name}}</th><td>{{value}}</td></tr>
    {{/settings}}
    </table>
    <p>{{#embedded}}The pictures are part of this page.{{/embedded}}\
    {{^embedded}}The pictures are the files beside this page; keep them together.{{/embedded}}
    A prototype is the image a classifier most wants to see for a class, drawn without any data.</p>
    </footer>
    """)

let galleryStyle = """

  .summary, .synonyms, .none, figcaption, footer p { color: var(--soft); }
  .summary { max-width: 70ch; }
  #sorting { margin-top: 10px; color: var(--soft); }
  select {
    font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line);
    border-radius: 8px; padding: 6px 10px; margin-left: 6px;
  }
  main {
    display: grid; gap: 20px; align-items: start;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
  }
  article {
    background: var(--card); border: 1px solid var(--line); border-radius: 14px;
    padding: 16px; min-width: 0;
  }
  article.wide { grid-column: 1 / -1; }
  article:target { border-color: var(--accent); }
  h2 { font-size: 19px; line-height: 1.25; overflow-wrap: anywhere; }
  h2 a {
    color: var(--soft); font-weight: 400; text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  h2 a:hover, h2 a:focus-visible { color: var(--accent); text-decoration: underline; }
  .synonyms { font-size: 14px; overflow-wrap: anywhere; }
  .prototypes {
    display: grid; gap: 20px; margin-top: 12px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 232px), 1fr));
  }
  section { min-width: 0; }
  .picture { display: block; }
  img {
    display: block; width: 100%; height: auto; border-radius: 8px; background: var(--track);
  }
  dl { margin-top: 12px; display: grid; gap: 8px; }
  dl div { display: grid; grid-template-columns: 1fr auto; column-gap: 12px; }
  dt { color: var(--soft); }
  dd { font-weight: 600; font-variant-numeric: tabular-nums; }
  .bar {
    grid-column: 1 / -1; height: 6px; border-radius: 3px; background: var(--track);
    overflow: hidden; margin-top: 3px;
  }
  .bar i { display: block; height: 100%; background: var(--accent); }
  ol { list-style: none; padding: 0; margin-top: 14px; font-size: 14px; }
  li {
    position: relative; display: flex; justify-content: space-between; gap: 12px;
    padding: 3px 8px; border-radius: 4px; overflow: hidden;
  }
  li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  li b { font-weight: 400; font-variant-numeric: tabular-nums; white-space: nowrap; }
  li i { position: absolute; inset: 1px auto 1px 0; background: var(--track); z-index: 0; }
  li span, li b { position: relative; z-index: 1; }
  figure { margin-top: 14px; }
  figcaption { font-size: 13px; }
  figure { display: flex; flex-direction: column-reverse; }
  svg { display: block; width: 100%; height: auto; }
  svg text { font-size: 11px; fill: var(--soft); }
  .grid { stroke: var(--line); }
  polyline { fill: none; stroke: var(--accent); stroke-width: 1.8; stroke-linejoin: round; }
  footer { margin-top: 36px; display: grid; gap: 12px; }
  table { border-collapse: collapse; width: 100%; font-size: 15px; }
  tr { border-top: 1px solid var(--line); }
  th, td { text-align: left; vertical-align: top; padding: 6px 0; }
  th { font-weight: 400; color: var(--soft); padding-right: 20px; white-space: nowrap; width: 1%; }
  td { overflow-wrap: anywhere; }
  @media print {
    body { padding: 0; font-size: 11px; max-width: none; }
    #sorting { display: none; }
    main { grid-template-columns: repeat(3, 1fr); gap: 12px; }
    article { break-inside: avoid; padding: 10px; }
    .bar i, .bar, li i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  }

  """

let galleryScript = """

  (function () {
    var list = document.getElementById("classes");
    var sorting = document.getElementById("sorting");
    var cards = Array.prototype.slice.call(list.children);
    sorting.hidden = false;
    sorting.querySelector("select").addEventListener("change", function (event) {
      var key = event.target.value;
      cards.sort(function (a, b) {
        var first = a.dataset, second = b.dataset;
        var order = key === "name" ? first.name.localeCompare(second.name)
          : key === "index" ? 0 : second[key] - first[key];
        return order || first.index - second.index;
      });
      cards.forEach(function (card) { list.appendChild(card); });
    });
  })();

  """
