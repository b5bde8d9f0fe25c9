/// The style of findings, below the audit's own.
let findingsStyle = """

  .lead { max-width: 92ch; margin-top: 6px; }
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
  .omissions { margin-top: 16px; }
  @media print {
    .finding { break-inside: avoid; }
  }

  """
