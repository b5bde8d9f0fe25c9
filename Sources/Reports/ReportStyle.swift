/// What reports have in common below what all pages have: verdicts, tables, cards, filters.
let reportStyle = """

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
  input { accent-color: var(--accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
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
  .scroller { overflow-x: auto; max-height: 560px; overflow-y: auto; }
  .scroller td, .scroller thead th { white-space: nowrap; }
  .scroller thead th { position: sticky; top: 0; background: var(--page); z-index: 1; }
  .scroller th[scope=row] { min-width: 130px; }
  .scroller th small { font-weight: 400; color: var(--soft); display: block; }
  a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
  a:hover { color: var(--accent); }

  article {
    background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 16px;
    min-width: 0; scroll-margin-top: 60px;
  }
  article:target { border-color: var(--accent); }
  h2 a { color: var(--soft); font-weight: 400; text-decoration: none; }
  h2 a:hover { text-decoration: underline; }
  img { display: block; width: 100%; height: auto; border-radius: 6px; background: var(--track); }
  dl { margin-top: 5px; font-size: 13px; }
  dl div { display: flex; justify-content: space-between; gap: 8px; }
  dt { color: var(--soft); }
  dd { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
  summary { cursor: pointer; margin-top: 8px; }
  .plain { padding-left: 20px; font-size: 14px; overflow-wrap: anywhere; }
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

  .filter { display: flex; flex-wrap: wrap; gap: 8px 24px; margin-top: 14px; }
  .filter[hidden] { display: none; }
  select {
    font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
    border-radius: 8px; padding: 3px 8px; max-width: 240px;
  }
  output { color: var(--soft); }
  .badges { display: flex; gap: 8px; font-size: 14px; }
  figcaption { font-size: 13px; color: var(--soft); line-height: 1.35; margin-top: 4px; }
  figcaption b { color: var(--ink); }
  .figures {
    display: grid; gap: 8px 28px; flex: 1 1 300px; margin: 0;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
  }
  .figures div { display: block; }
  .figures dt { color: var(--soft); font-size: 14px; }
  .figures dd { margin: 0; font-variant-numeric: tabular-nums; text-align: left; }
  .figures small { color: var(--soft); font-size: 13px; white-space: normal; }
  .advice { padding-left: 20px; max-width: 92ch; display: grid; gap: 4px; margin-top: 6px; }

  @media print {
    body { padding: 0; font-size: 11px; max-width: none; }
    h1 { font-size: 22px; }
    h2 { font-size: 15px; break-after: avoid; }
    main { gap: 18px; }
    .scroller { max-height: none; overflow: visible; }
    .scroller thead th { position: static; }
    th, td { padding: 3px 6px 3px 0; }
    article { padding: 10px; }
    svg, .verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    h3, .note, table, .plain { font-size: 9.5px; }
    .scripted { display: none; }
    tr, article, .verdict { break-inside: avoid; }
  }

  """
