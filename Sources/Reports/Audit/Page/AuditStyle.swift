/// The audit's own style, below what all reports have in common.
let auditStyle = """

  #look {
    display: flex; flex-wrap: wrap; gap: 8px 28px; position: sticky; top: 0; z-index: 3;
    background: var(--page); padding: 10px 0; margin: -10px 0 -20px;
    border-bottom: 1px solid var(--line);
  }
  fieldset { border: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 14px; min-width: 0; }
  legend { float: left; color: var(--soft); padding: 0; margin-right: 14px; }
  #look label { white-space: nowrap; }
  .look { display: none; }
  .look.units.spearman { display: revert; }

  .paths { max-width: 860px; }
  .plot { position: relative; container-type: inline-size; border-radius: 8px; }
  .look > svg { display: block; width: 100%; height: auto; }
  .plot text { font-size: 15px; fill: var(--soft); }
  @container (min-width: 460px) { .plot text { font-size: 9.5px; } }
  @container (min-width: 640px) { .plot text { font-size: 7.5px; } }
  .plot path { vector-effect: non-scaling-stroke; }
  .between { stroke-dasharray: 3 3; }
  .band { fill: var(--soft); opacity: .2; stroke: none; }
  .own { fill: currentColor; opacity: 0; }
  .lone .own, .is-chosen .own { opacity: .18; }
  .beyond { fill: currentColor; }
  .control .line, .sample.control .line { stroke-width: 1.2; }
  .floor .line { stroke-dasharray: 2 3; }
  .is-choosing .curve:not(.is-chosen) { opacity: .22; }
  .interval { fill: currentColor; opacity: .2; }
  .cursor { stroke: var(--ink); stroke-width: 1; }
  .readout li { display: flex; align-items: center; gap: 7px; min-width: 0; }
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

  .stacking small, .class small { white-space: nowrap; }
  .best { text-decoration: underline 2px var(--accent); text-underline-offset: 3px; }
  .is-control th, .is-control b { font-weight: 400; }
  .is-control { color: var(--soft); }
  thead button {
    font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
    text-align: left;
  }
  thead button:hover { color: var(--accent); }
  [aria-sort] button { color: var(--ink); }
  [aria-sort=descending] button::after { content: " ↓"; }
  [aria-sort=ascending] button::after { content: " ↑"; }

  #classes { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
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
  .prototype { margin-top: 4px; }
  .neighbors {
    list-style: none; padding: 0; margin-top: 4px; display: grid; gap: 4px; font-size: 12px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }
  .neighbors li { overflow-wrap: anywhere; }
  .neighbors img { aspect-ratio: 1; object-fit: cover; border-radius: 4px; }
  .is-foreign img { outline: 2px dashed var(--accent); outline-offset: -2px; }
  .is-foreign small { color: var(--accent); display: block; line-height: 1.2; }
  #layers h2:not(:first-child) { margin-top: 28px; }
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
    td small, th small, .class th small, dl, .neighbors { font-size: 7.5px; }
    .sample { width: 22px; }
    #look { display: none; }
    #mean { break-inside: avoid; }
    .paths { max-width: 480px; }
    .plot text { font-size: 10px; }
    .best { text-underline-offset: 1px; text-decoration-thickness: 1px; }
    .class { grid-template-columns: 1fr 1fr; gap: 12px; margin: 4px 0 8px; }
    .class table { font-size: 9px; }
    .prototypes { grid-template-columns: repeat(auto-fill, minmax(86px, 1fr)); gap: 8px; }
  }

  """
