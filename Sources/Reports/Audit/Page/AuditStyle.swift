/// The audit's own style, below what all pages have in common.
let auditStyle = """

  .summary, .note, h2 small, summary { color: var(--soft); }
  .note { font-size: 14px; max-width: 88ch; margin-top: 10px; }
  .verdict {
    background: var(--card); border: 1px solid var(--line); border-left: 6px solid var(--mood);
    border-radius: 14px; padding: 16px 20px; margin-top: 12px; max-width: 92ch;
  }
  .verdict h2 { margin-bottom: 4px; }
  .verdict p { overflow-wrap: anywhere; }
  .good { --mood: var(--c2); }
  .careful { --mood: var(--c4); }
  .bad { --mood: var(--accent); }
  h2 { font-size: 22px; line-height: 1.25; overflow-wrap: anywhere; }
  h2 small { font-size: 15px; font-weight: 400; white-space: nowrap; }
  h3 { font-size: 15px; overflow-wrap: anywhere; }
  main { display: grid; gap: 36px; grid-template-columns: minmax(0, 1fr); }
  section { min-width: 0; }
  #look {
    display: flex; flex-wrap: wrap; gap: 8px 28px; position: sticky; top: 0; z-index: 3;
    background: var(--page); padding: 10px 0; margin: -10px 0 -20px;
    border-bottom: 1px solid var(--line);
  }
  fieldset { border: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 14px; min-width: 0; }
  legend { float: left; color: var(--soft); padding: 0; margin-right: 14px; }
  #look label { white-space: nowrap; }
  input { accent-color: var(--accent); }
  .look { display: none; }
  .look.units.spearman { display: revert; }

  .paths { max-width: 860px; }
  .plot { position: relative; container-type: inline-size; border-radius: 8px; }
  .look > svg { display: block; width: 100%; height: auto; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
  .plot text { font-size: 15px; fill: var(--soft); }
  @container (min-width: 460px) { .plot text { font-size: 9.5px; } }
  @container (min-width: 640px) { .plot text { font-size: 7.5px; } }
  .plot path { vector-effect: non-scaling-stroke; }
  .grid { stroke: var(--line); fill: none; }
  .level { stroke: var(--soft); stroke-dasharray: 1 4; }
  .between { stroke-dasharray: 3 3; }
  .band { fill: var(--soft); opacity: .2; stroke: none; }
  .own { fill: currentColor; opacity: 0; }
  .lone .own, .is-chosen .own { opacity: .18; }
  .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
  .marks { fill: currentColor; stroke: currentColor; stroke-width: 1.2; }
  .beyond { fill: currentColor; }
  .control { color: var(--soft); }
  .control .line, .sample.control .line { stroke-width: 1.2; }
  .floor .line { stroke-dasharray: 2 3; }
  .is-choosing .curve:not(.is-chosen) { opacity: .22; }
  .interval { fill: currentColor; opacity: .2; }
  .cursor { stroke: var(--ink); stroke-width: 1; }
  .sample { width: 30px; height: 10px; display: inline-block; vertical-align: middle; flex: none; }
  .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 20px; }
  .legend li, .readout li { display: flex; align-items: center; gap: 7px; min-width: 0; }
  .legend span { overflow-wrap: anywhere; }
  .readout {
    position: absolute; z-index: 2; top: 100%; left: 0; right: 0; pointer-events: none;
    background: var(--card); border: 1px solid var(--line); border-radius: 8px;
    box-shadow: 0 6px 20px #0003; padding: 8px 12px; font-size: 13px;
  }
  .readout p { overflow-wrap: anywhere; font-weight: 600; }
  .readout ul {
    list-style: none; padding: 0; display: grid; gap: 1px 16px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr));
  }
  .readout li span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .readout li b { font-variant-numeric: tabular-nums; font-weight: 400; white-space: nowrap; }
  .readout .is-chosen { font-weight: 600; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

  table { border-collapse: collapse; width: 100%; font-size: 15px; margin-top: 10px; }
  th, td { text-align: left; vertical-align: top; padding: 7px 14px 7px 0; }
  tr { border-top: 1px solid var(--line); }
  thead tr { border: 0; }
  thead th { color: var(--soft); font-weight: 400; vertical-align: bottom; }
  th[scope=row] { font-weight: 600; overflow-wrap: anywhere; }
  td b { font-weight: 600; white-space: nowrap; }
  td, td small { font-variant-numeric: tabular-nums; }
  td small { color: var(--soft); font-size: 12.5px; display: block; line-height: 1.35; }
  .stacking small, .class small { white-space: nowrap; }
  .best { text-decoration: underline 2px var(--accent); text-underline-offset: 3px; }
  .is-control th, .is-control b { font-weight: 400; }
  .is-control { color: var(--soft); }
  .scroller { overflow-x: auto; max-height: 560px; overflow-y: auto; }
  .scroller td, .scroller thead th { white-space: nowrap; }
  .scroller thead th { position: sticky; top: 0; background: var(--page); z-index: 1; }
  .scroller th[scope=row] { min-width: 130px; }
  .scroller th small { font-weight: 400; color: var(--soft); display: block; }
  a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
  a:hover { color: var(--accent); }
  thead button {
    font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
    text-align: left;
  }
  thead button:hover { color: var(--accent); }
  [aria-sort] button { color: var(--ink); }
  [aria-sort=descending] button::after { content: " ↓"; }
  [aria-sort=ascending] button::after { content: " ↑"; }

  #classes { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
  article {
    background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 16px;
    min-width: 0; scroll-margin-top: 60px;
  }
  article:target { border-color: var(--accent); }
  h2 a { color: var(--soft); font-weight: 400; text-decoration: none; }
  h2 a:hover { text-decoration: underline; }
  .class {
    display: grid; gap: 12px 36px; margin: 10px 0 18px; align-items: start;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr));
  }
  .class table { font-size: 14px; margin: 0; }
  .class th small { font-weight: 400; color: var(--soft); display: block; font-size: 12.5px; }
  .class td:last-child, .class th:last-child { padding-right: 0; }
  .prototypes {
    display: grid; gap: 18px 16px;
    grid-template-columns: repeat(auto-fill, minmax(min(45%, 156px), 1fr));
  }
  img { display: block; width: 100%; height: auto; border-radius: 6px; background: var(--track); }
  .prototype { margin-top: 4px; }
  .neighbors {
    list-style: none; padding: 0; margin-top: 4px; display: grid; gap: 4px; font-size: 12px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }
  .neighbors li { overflow-wrap: anywhere; }
  .neighbors img { aspect-ratio: 1; object-fit: cover; border-radius: 4px; }
  .is-foreign img { outline: 2px dashed var(--accent); outline-offset: -2px; }
  .is-foreign small { color: var(--accent); display: block; line-height: 1.2; }
  dl { margin-top: 5px; font-size: 13px; }
  dl div { display: flex; justify-content: space-between; gap: 8px; }
  dt { color: var(--soft); }
  dd { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
  summary { cursor: pointer; margin-top: 8px; }
  .plain { padding-left: 20px; font-size: 14px; overflow-wrap: anywhere; }
  #layers h2:not(:first-child) { margin-top: 28px; }
  #method p { max-width: 88ch; }
  footer { margin-top: 36px; }
  .settings { max-width: 92ch; }
  .settings th { font-weight: 400; color: var(--soft); width: 30%; }
  .settings td { overflow-wrap: anywhere; padding-right: 0; }

  @media screen and (max-width: 1180px) {
    .stacking thead {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
    }
    .stacking tr {
      display: grid; gap: 2px 12px; padding: 12px 0;
      grid-template-columns: repeat(auto-fill, minmax(146px, 1fr));
    }
    .stacking th { grid-column: 1 / -1; padding: 0; }
    .stacking td { padding: 4px 0; }
    .stacking td::before {
      content: attr(data-title); display: block; color: var(--soft); font-size: 13px;
    }
  }
  @media screen and (max-width: 700px) {
    #look { position: static; }
    .class tr { display: grid; grid-template-columns: repeat(3, 1fr); padding: 5px 0; }
    .class th[scope=row] { grid-column: 1 / -1; }
    .class th, .class td { padding: 2px 0; }
    .class th:first-child:not([scope=row]) { display: none; }
    .class th[scope=row] small { display: inline; margin-left: 6px; }
    .class td small { font-size: 12px; }
  }
  @media print {
    body { padding: 0; font-size: 11px; max-width: none; }
    h1 { font-size: 22px; }
    h2 { font-size: 15px; break-after: avoid; }
    h3, .note, table, .plain { font-size: 9.5px; }
    td small, th small, .class th small, dl, .neighbors { font-size: 7.5px; }
    .sample { width: 22px; }
    main { gap: 18px; }
    #look, .scripted { display: none; }
    .scroller { max-height: none; overflow: visible; }
    .scroller thead th { position: static; }
    th, td { padding: 3px 6px 3px 0; }
    tr, article, #mean, .verdict { break-inside: avoid; }
    article { padding: 10px; }
    .paths { max-width: 480px; }
    .plot text { font-size: 10px; }
    .best { text-underline-offset: 1px; text-decoration-thickness: 1px; }
    .class { grid-template-columns: 1fr 1fr; gap: 12px; margin: 4px 0 8px; }
    .class table { font-size: 9px; }
    .prototypes { grid-template-columns: repeat(auto-fill, minmax(86px, 1fr)); gap: 8px; }
    svg, .verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  }

  """
