/// The style that the drawings of reports have in common.
let plotStyle = """

  .grid { stroke: var(--line); fill: none; }
  .level { stroke: var(--soft); stroke-dasharray: 1 4; }
  .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
  .marks { fill: currentColor; stroke: currentColor; stroke-width: 1.2; }
  .control { color: var(--soft); }
  .sample { width: 30px; height: 10px; display: inline-block; vertical-align: middle; flex: none; }
  .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 20px; }
  .legend li { display: flex; align-items: center; gap: 7px; min-width: 0; }
  .legend span { overflow-wrap: anywhere; }

  """
