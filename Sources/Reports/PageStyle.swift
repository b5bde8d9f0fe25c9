/// What all pages have in common: colors by day, by night and on paper, and the heading.
let pageStyle = """

  :root {
    --page: #f6f5f2; --card: #fff; --ink: #1c1b19; --soft: #66625b; --line: #e3dfd7;
    --accent: #b4481e; --track: #efece5;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #141412; --card: #1e1d1b; --ink: #eeebe4; --soft: #a39d92; --line: #34322e;
      --accent: #f08a5a; --track: #2b2926;
    }
  }
  @media print {
    :root {
      --page: #fff; --card: #fff; --ink: #000; --soft: #555; --line: #ccc; --accent: #b4481e;
      --track: #eee;
    }
  }
  * { box-sizing: border-box; margin: 0; }
  body {
    background: var(--page); color: var(--ink);
    font: 16px/1.45 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", sans-serif;
    padding: clamp(16px, 4vw, 48px); max-width: 1480px; margin: 0 auto;
  }
  header { display: grid; gap: 6px; margin-bottom: 28px; }
  .maker { color: var(--accent); font-weight: 600; letter-spacing: .04em; }
  h1 { font-size: clamp(26px, 5vw, 40px); line-height: 1.15; overflow-wrap: anywhere; }

  """
