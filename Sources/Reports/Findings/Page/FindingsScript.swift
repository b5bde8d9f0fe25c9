/// The script of findings: which are shown, by class and tier.
let findingsScript = #"""

    var filter = document.getElementById("finding-filter");
    if (filter) {
      var chosenClass = document.getElementById("filter-class");
      var chosenTier = document.getElementById("filter-tier");
      var cards = Array.prototype.slice.call(document.querySelectorAll(".finding"));
      var choose = function () {
        var shown = cards.filter(function (card) {
          card.hidden = (chosenClass.value !== "" && card.dataset.class !== chosenClass.value)
            || (chosenTier.value !== "" && card.dataset.tier !== chosenTier.value);
          return !card.hidden;
        });
        document.getElementById("filter-count").textContent =
          shown.length + " of " + cards.length + " shown";
      };
      filter.addEventListener("change", choose);
      choose();
    }
  """#
