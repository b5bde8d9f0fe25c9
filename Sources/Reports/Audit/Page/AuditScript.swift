/// The audit's script: numbers at the curves, and a table that can be sorted.
///
/// What it shows comes from the page's own attributes, as text.
let auditScript = """

  (function () {
    var size = {
      height: \(PathPlot.size.height), width: \(PathPlot.size.width),
      top: \(PathPlot.margin.top), left: \(PathPlot.margin.left),
      bottom: \(PathPlot.margin.bottom), right: \(PathPlot.margin.right),
      inset: \(PathPlot.inset),
      low: \(PathPlot.range.lowerBound), high: \(PathPlot.range.upperBound)
    };
  \(curveScript)\(tableScript)\(PageScript.filters)\(PageScript.reveal)
  })();

  """

private let curveScript = #"""
    var names = JSON.parse(document.getElementById("names").textContent);
    var speaker = document.createElement("p");
    speaker.className = "unseen";
    speaker.setAttribute("aria-live", "polite");
    document.body.appendChild(speaker);

    function element(name, className, text) {
      var made = document.createElement(name);
      if (className) made.className = className;
      if (text) made.textContent = text;
      return made;
    }

    function drawn(className, path) {
      var made = document.createElementNS("http://www.w3.org/2000/svg", "path");
      made.setAttribute("class", className);
      made.setAttribute("d", path);
      return made;
    }

    function score(thousandths) {
      var text = (Math.abs(thousandths) / 1000).toFixed(2);
      return (thousandths < 0 && text !== "0.00" ? "\u2212" : "") + text;
    }

    function words(point) {
      return point ? score(point[0]) + " (" + score(point[1]) + " to " + score(point[2]) + ")"
        : "unknown";
    }

    function read(svg) {
      return svg.dataset.numbers.split("|").map(function (curve) {
        return curve === "" ? null : curve.split(" ").map(function (point) {
          return point === "" ? null : point.split(",").map(Number);
        });
      });
    }

    function x(layer) {
      var room = size.width - size.left - size.right - 2 * size.inset;
      var count = names.layers.length;
      return size.left + size.inset + (count > 1 ? room * layer / (count - 1) : room / 2);
    }

    function y(thousandths) {
      var value = Math.min(size.high, Math.max(size.low, thousandths / 1000));
      var room = size.height - size.top - size.bottom;
      return size.top + room * (size.high - value) / (size.high - size.low);
    }

    function interval(curve) {
      var paths = "", run = [];
      curve.concat(null).forEach(function (point, layer) {
        if (point) { run.push([x(layer), y(point[1]), y(point[2])]); return; }
        if (run.length > 1) {
          paths += "M" + run.map(function (p) { return p[0] + " " + p[2]; }).join("L")
            + "L" + run.reverse().map(function (p) { return p[0] + " " + p[1]; }).join("L") + "z";
        }
        run = [];
      });
      return paths;
    }

    function explore(plot) {
      var readout = element("div", "readout");
      var layer = -1, chosen = -1;
      readout.hidden = true;
      plot.appendChild(readout);
      plot.tabIndex = 0;
      plot.setAttribute("role", "group");

      function shown() {
        var all = plot.querySelectorAll("svg[data-numbers]");
        return Array.prototype.find.call(all, function (svg) {
          return getComputedStyle(svg.parentNode).display !== "none";
        });
      }

      function clear() {
        Array.prototype.forEach.call(plot.querySelectorAll(".interval, .cursor"), function (old) {
          old.remove();
        });
        Array.prototype.forEach.call(plot.querySelectorAll("svg"), function (svg) {
          svg.classList.remove("is-choosing");
        });
        Array.prototype.forEach.call(plot.querySelectorAll(".is-chosen"), function (old) {
          old.classList.remove("is-chosen");
        });
        readout.hidden = true;
      }

      function mark(svg, curves) {
        var group = chosen < 0 ? null
          : svg.querySelector(".curve[data-subject='" + chosen + "']");
        if (group) {
          svg.classList.add("is-choosing");
          group.classList.add("is-chosen");
          group.insertBefore(drawn("interval", interval(curves[chosen])), group.firstChild);
        }
        svg.appendChild(drawn("cursor", "M" + x(layer) + " " + size.top + "V"
          + (size.height - size.bottom)));
      }

      function tell(curves) {
        var list = element("ul");
        curves.forEach(function (curve, subject) {
          if (!curve) return;
          var item = element("li", subject === chosen ? "is-chosen" : "");
          var sample = document.querySelector("#legend [data-subject='" + subject + "'] svg");
          item.appendChild(sample.cloneNode(true));
          item.appendChild(element("span", "", names.subjects[subject]));
          item.appendChild(element("b", "", words(curve[layer])));
          list.appendChild(item);
        });
        readout.textContent = "";
        readout.appendChild(element("p", "",
          "Layer " + (layer + 1) + " of " + names.layers.length + ": " + names.layers[layer]));
        readout.appendChild(list);
        readout.hidden = false;
      }

      function show() {
        clear();
        var svg = shown();
        if (layer < 0 || !svg) return;
        var curves = read(svg);
        mark(svg, curves);
        tell(curves);
      }

      function leave() { layer = -1; chosen = -1; clear(); }

      function point(event) {
        var svg = shown();
        var box = svg.getBoundingClientRect();
        var right = (event.clientX - box.left) * size.width / box.width;
        var down = (event.clientY - box.top) * size.height / box.height;
        var span = size.width - size.left - size.right - 2 * size.inset;
        var part = (right - size.left - size.inset) / span;
        var last = names.layers.length - 1;
        var near = 14;
        layer = Math.max(0, Math.min(last, Math.round(part * last)));
        chosen = -1;
        read(svg).forEach(function (curve, subject) {
          if (!curve || !curve[layer]) return;
          var away = Math.abs(y(curve[layer][0]) - down);
          if (away < near) { near = away; chosen = subject; }
        });
        show();
      }

      function press(event) {
        var last = names.layers.length - 1;
        var curves = read(shown());
        var present = curves.map(function (curve, subject) { return curve ? subject : -1; })
          .filter(function (subject) { return subject >= 0; });
        var position = present.indexOf(chosen);
        switch (event.key) {
        case "ArrowRight": layer = Math.min(last, layer + 1); break;
        case "ArrowLeft": layer = Math.max(0, layer - 1); break;
        case "Home": layer = 0; break;
        case "End": layer = last; break;
        case "ArrowDown": position = Math.min(present.length - 1, position + 1); break;
        case "ArrowUp": position = Math.max(0, position - 1); break;
        case "Escape": leave(); return;
        default: return;
        }
        event.preventDefault();
        if (present.length === 0) return;
        layer = Math.max(0, layer);
        chosen = present[position < 0 ? Math.min(2, present.length - 1) : position];
        show();
        speaker.textContent = names.subjects[chosen] + ", layer " + (layer + 1) + " of "
          + names.layers.length + ", " + names.layers[layer] + ": " + words(curves[chosen][layer]);
      }

      plot.addEventListener("pointermove", point);
      plot.addEventListener("pointerdown", point);
      plot.addEventListener("pointerleave", function (event) {
        if (event.pointerType === "mouse") leave();
      });
      plot.addEventListener("keydown", press);
      plot.addEventListener("blur", leave);
      document.getElementById("look").addEventListener("change", show);
    }

    Array.prototype.forEach.call(document.querySelectorAll(".plot"), explore);

  """#

private let tableScript = #"""

    var table = document.getElementById("worst-table");
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);

    function sort(column) {
      var head = heads[column];
      var first = column === 0 ? "ascending" : "descending";
      var other = column === 0 ? "descending" : "ascending";
      var order = head.getAttribute("aria-sort") === first ? other : first;
      var sign = order === "ascending" ? 1 : -1;
      heads.forEach(function (cell) { cell.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", order);
      rows.sort(function (a, b) {
        var byIndex = a.dataset.index - b.dataset.index;
        if (column === 0) return sign * byIndex;
        return sign * (a.cells[column].dataset.gap - b.cells[column].dataset.gap) || byIndex;
      });
      rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
    }

    heads.forEach(function (head, column) {
      var button = element("button", "", head.textContent);
      button.type = "button";
      button.addEventListener("click", function () { sort(column); });
      head.textContent = "";
      head.appendChild(button);
    });
  """#
