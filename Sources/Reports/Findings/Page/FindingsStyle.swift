/// The style of findings, below the audit's own.
let findingsStyle = """

  .lead { max-width: 92ch; margin-top: 6px; }
  #finding-filter { display: flex; flex-wrap: wrap; gap: 8px 24px; margin-top: 14px; }
  #finding-filter[hidden] { display: none; }
  select {
    font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
    border-radius: 8px; padding: 3px 8px; max-width: 240px;
  }
  output { color: var(--soft); }
  .findings { display: grid; gap: 20px; margin-top: 16px; grid-template-columns: minmax(0, 1fr); }
  .finding { display: grid; gap: 12px; }
  .finding[hidden] { display: none; }
  .finding header {
    display: flex; flex-wrap: wrap; gap: 6px 16px; align-items: baseline;
    justify-content: space-between; margin: 0;
  }
  .finding h3 { font-size: 20px; line-height: 1.25; }
  .finding h4 { font-size: 15px; }
  .finding > p { max-width: 92ch; overflow-wrap: anywhere; }
  .badges { display: flex; gap: 8px; font-size: 14px; }
  .severity {
    border-radius: 999px; padding: 1px 12px; font-weight: 600; color: var(--card);
    background: var(--soft);
  }
  .severity.high { background: #b3261e; color: #fff; }
  .severity.medium { background: #b4581e; color: #fff; }
  .severity.low { background: #7a6a1d; color: #fff; }
  .tier { color: var(--soft); }
  .finding-body { display: flex; flex-wrap: wrap; gap: 16px 28px; align-items: flex-start; }
  .finding-prototype { width: 150px; }
  .finding-prototype img { width: 150px; height: auto; border-radius: 8px; display: block; }
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
  .examples {
    list-style: none; padding: 0; display: grid; gap: 14px 28px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr));
  }
  .example-name { font-size: 14px; color: var(--soft); overflow-wrap: anywhere; }
  .stages { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; }
  .stages figure { margin: 0; }
  .stages img { width: 100%; height: auto; border-radius: 6px; display: block; }
  .outlined { position: relative; display: block; }
  .outline {
    position: absolute; border: 2px solid #fff; outline: 2px solid #000; border-radius: 2px;
  }
  .patches { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 8px; }
  .patches img { width: 72px; height: 72px; object-fit: cover; border-radius: 6px; display: block; }
  .missing { color: var(--soft); }
  .advice { padding-left: 20px; max-width: 92ch; display: grid; gap: 4px; margin-top: 6px; }
  .omissions { margin-top: 16px; }
  @media print {
    .finding { break-inside: avoid; }
    #finding-filter { display: none; }
  }

  """
