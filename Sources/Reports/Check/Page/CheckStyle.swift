/// The check's own style, below what all reports have in common.
let checkStyle = """

  .lead { max-width: 92ch; margin-top: 6px; }
  .outcome {
    border-radius: 999px; padding: 1px 11px; font-size: 13.5px; font-weight: 600;
    white-space: nowrap; color: #fff; background: #5d7263;
  }
  .outcome.failed { background: #b3261e; }
  .outcome.undecided { background: #5b5f8a; }
  .outcome.warned { background: #8a5a00; }
  td .outcome.passed { background: none; color: var(--soft); padding: 0; font-weight: 400; }
  .cards { display: grid; gap: 20px; margin-top: 14px; grid-template-columns: minmax(0, 1fr); }
  article h3 { font-size: 20px; line-height: 1.3; }
  article h3 .outcome { vertical-align: 2px; margin-left: 6px; }
  .said { list-style: none; padding: 0; margin-top: 10px; display: grid; gap: 8px; }
  .said li { max-width: 100ch; overflow-wrap: anywhere; }
  .evidence {
    display: grid; gap: 20px 36px; margin-top: 16px; align-items: start;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr));
  }
  .evidence > div { min-width: 0; }
  .pictures { display: grid; gap: 10px; grid-template-columns: repeat(3, minmax(0, 168px)); }
  .pictures img { aspect-ratio: 1; object-fit: contain; }
  .facts { font-size: 14px; margin-bottom: 20px; }
  .facts th[scope=row] { font-weight: 400; color: var(--soft); }
  .facts td, .facts th { padding: 4px 12px 4px 0; }
  .intervals { font-size: 13.5px; margin: 0 0 18px; table-layout: fixed; }
  .intervals caption { text-align: left; color: var(--soft); padding-bottom: 4px; }
  .intervals caption b { color: var(--ink); font-size: 15px; }
  .intervals th[scope=row] { font-weight: 400; }
  .intervals th, .intervals td { padding: 4px 10px 4px 0; vertical-align: middle; }
  .intervals thead th { padding: 0 10px 2px 0; }
  .intervals td b { font-weight: 400; }
  .intervals small { white-space: nowrap; }
  .intervals .strip { width: 28%; padding: 0 14px 0 0; }
  .intervals th:not(.strip, :first-child) { width: 22%; }
  .intervals tr { border: 0; }
  .intervals svg { display: block; width: 100%; height: auto; overflow: visible; }
  .intervals svg text { font-size: 15px; fill: var(--soft); }
  .intervals path { vector-effect: non-scaling-stroke; }
  .axis td { padding: 0; }
  .result[hidden] { display: none; }
  .scroller .found { white-space: normal; min-width: 320px; overflow-wrap: anywhere; }
  .scroller th[scope=row] { max-width: 240px; }
  .rules th[scope=row] { width: 30%; color: var(--ink); }
  .rules small { display: block; color: var(--soft); font-size: 13.5px; }
  @media screen and (max-width: 1180px) {
    .scroller .found { grid-column: 1 / -1; min-width: 0; }
    .scroller th[scope=row] { max-width: none; }
  }
  @media screen and (max-width: 640px) {
    .rules tr { display: grid; padding: 6px 0; }
    .rules th[scope=row] { width: auto; padding: 0; }
    .intervals thead, .rules thead { position: absolute; clip-path: inset(50%); }
    .intervals tr { display: grid; grid-template-columns: 1fr 1fr; padding-bottom: 8px; }
    .intervals th, .intervals .strip { grid-column: 1 / -1; width: auto; padding-right: 0; }
    .intervals .axis td:not(.strip) { display: none; }
    .intervals svg text { font-size: 11px; }
    .intervals td[data-title]::before {
      content: attr(data-title) " "; color: var(--soft); font-size: 12.5px;
    }
  }
  @media print {
    .cards { gap: 12px; }
    .outcome { font-size: 8.5px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    article h3 { font-size: 14px; }
    .facts, .found, .intervals, .intervals caption b, .rules small { font-size: 8.5px; }
    td small, figcaption { font-size: 7.5px; }
    .evidence { grid-template-columns: 1fr 1fr; }
  }

  """
