// What all pages have in common. What replaces the tags is escaped, except the style and the script,
// which are ours alone.

/// The markup of a page of one file, which loads nothing and sends nothing.
///
/// - Parameters:
///   - title: The title, before the program's name, with tags.
///   - images: Where images come from, in the words of a content security policy.
///   - body: What is between header and footer, both of them included.
/// - Returns: A template with the tags `style` and `script`, and those of its parts.
func pageTemplate(title: String, images: String = "data:", body: String) -> String {
  """
  {{% CONTENT_TYPE:SCALAR-ESCAPED-HTML}}<!doctype html>
  <html lang="en">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
  img-src \(images); style-src 'unsafe-inline'; script-src 'unsafe-inline'">
  <title>\(title) – protogen</title>
  <style>{{{style}}}</style>
  </head>
  <body>
  \(body)
  <script>{{{script}}}</script>
  </body>
  </html>

  """
}

/// A page's first part: a question, and the answer.
func verdictTemplate(of command: String, asking question: String) -> String {
  """
  <header>
  <p class="maker">\(command)</p>
  <h1>\(question)</h1>
  <p class="summary">{{summary}}</p>
  <section class="verdict {{tone}}" aria-label="Verdict">
  <h2>{{headline}}</h2>
  <p>{{#verdict}}{{.}} {{/verdict}}</p>
  </section>
  </header>
  """
}

/// A page's last part: how what it shows was made.
let settingsTemplate = """
  <footer>
  <h2>How this was made</h2>
  <table class="settings">
  {{#settings}}<tr><th scope="row">{{name}}</th><td>{{value}}</td></tr>
  {{/settings}}
  </table>
  </footer>
  """
