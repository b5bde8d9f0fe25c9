/// The scripts that several pages have.
enum PageScript {
  /// Which items are shown, by forms that name them.
  ///
  /// A form's `data-filters` selects the items; each of its lists shows those that have its value in
  /// the attribute of its name, or all.
  static let filters = #"""

      Array.prototype.forEach.call(document.querySelectorAll("form[data-filters]"), function (form) {
        var items = Array.prototype.slice.call(document.querySelectorAll(form.dataset.filters));
        var lists = Array.prototype.slice.call(form.querySelectorAll("select"));
        var choose = function () {
          var shown = items.filter(function (item) {
            item.hidden = lists.some(function (list) {
              return list.value !== "" && item.dataset[list.name] !== list.value;
            });
            return !item.hidden;
          });
          form.querySelector("output").textContent =
            shown.length + " of " + items.length + " shown";
        };
        form.addEventListener("change", choose);
        choose();
      });

    """#

  /// Shows what makes sense with scripts alone.
  static let reveal = #"""

      Array.prototype.forEach.call(document.querySelectorAll(".scripted"), function (note) {
        note.hidden = false;
      });
    """#
}
