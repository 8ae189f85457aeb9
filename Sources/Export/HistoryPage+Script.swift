extension HistoryPage {
  static let rulesName = "Rules of amendment"

  static let style = """
    :root{color-scheme:light dark}
    body{max-width:44rem;margin:0 auto;padding:0 1rem 4rem;font:16px/1.5 serif}
    header{position:sticky;top:0;background:Canvas;padding:.5rem 0;border-bottom:1px solid}
    header h1{font-size:1.2rem;margin:0}#caption{margin:.2rem 0}#time{width:100%}
    .blank{height:.8rem}.new{border-left:.3rem solid #2a7f3f;padding-left:.5rem;background:#2a7f3f22}
    .past{background:#f2c14e33}.front{font:12px/1.3 monospace;white-space:pre-wrap}
    details{margin:.5rem 0;padding:.2rem .6rem;border-left:2px solid #888;font-size:.9rem}
    .front summary{font:.9rem serif}
    section>div,details{overflow-wrap:anywhere}
    """

  /// Makes the text of each amendment from the first by the steps, and shows it as text only.
  static let script = #"""
    "use strict";
    (() => {
      const history = JSON.parse(document.getElementById("history").textContent);
      const slider = document.getElementById("time"), main = document.getElementById("text");
      const caption = document.getElementById("caption"), last = history.steps.length;
      if (last === 0) return;
      const every = 64, kept = [{lines: [], from: []}];
      const copy = (state) => ({lines: state.lines.slice(), from: state.from.slice()});
      const at = (number) => {
        let base = Math.min(Math.floor(number / every), kept.length - 1);
        const state = copy(kept[base]);
        for (let step = base * every + 1; step <= number; step++) {
          for (const hunk of history.steps[step - 1]) for (const [line, gone, come] of hunk) {
            state.lines.splice(line, gone, ...come);
            state.from.splice(line, gone, ...come.map(() => step));
          }
          if (step % every === 0 && kept.length === step / every) kept.push(copy(state));
        }
        return state;
      };
      const element = (name, text, kind) => {
        const made = document.createElement(name);
        made.textContent = text;
        if (kind) made.className = kind;
        return made;
      };
      let opened = false;
      // The front matter, folded unless it was opened or is what changed.
      const rules = (lines, isFresh) => {
        const details = element("details", "", "front");
        details.append(element("summary", history.rules), ...lines);
        details.open = opened || isFresh;
        details.addEventListener("toggle", () => { if (!isFresh) opened = details.open; });
        return details;
      };
      const folded = (id, number) => {
        const numbers = (history.touched[id] || []).filter((other) => other <= number);
        if (numbers.length === 0) return null;
        const details = document.createElement("details");
        const count = numbers.length === 1 ? "1 amendment" : `${numbers.length} amendments`;
        details.append(element("summary", count));
        details.addEventListener("toggle", () => {
          if (details.childElementCount > 1) return;
          for (const other of numbers) {
            const note = document.getElementById(`note-${other}`);
            if (note) details.append(...note.cloneNode(true).childNodes);
          }
        });
        return details;
      };
      const show = (number) => {
        const state = at(number), page = document.createDocumentFragment();
        let section = document.createElement("section"), id = null, front = [], skipped = 0;
        const met = new Map();
        const close = () => {
          const history = id === null ? null : folded(id, number);
          if (history) section.append(history);
          if (section.childElementCount > 0) page.append(section);
          section = document.createElement("section");
        };
        state.lines.forEach((index, place) => {
          const line = history.lines[index], fresh = state.from[place] === number && number > 1;
          const kind = [line === "" ? "blank" : "", fresh ? "new" : ""].join(" ").trim();
          if (front !== null) {
            front.push(element("div", line, kind));
            if (line !== "---" || place === 0) return;
            section.append(rules(front, front.some((other) => other.className === "new")));
            id = "governance";
            close();
            [id, front] = [null, null];
            return;
          }
          if (skipped > 0) {
            skipped -= 1;
            return;
          }
          const found = history.headings[index];
          if (found === undefined) {
            section.append(element("div", line, kind));
            return;
          }
          close();
          const nth = met.get(index) || 0;
          met.set(index, nth + 1);
          id = found.ids[Math.min(nth, found.ids.length - 1)];
          skipped = found.lines - 1;
          section.append(element(`h${found.level}`, found.name, kind));
        });
        close();
        main.replaceChildren(page);
        main.className = number < last ? "past" : "";
        const amendment = history.amendments[number - 1];
        const when = number < last ? "The past: as" : "Now: as";
        caption.textContent = `${when} amendment ${number} of ${last} left it. ${amendment.title} `
          + `(${amendment.date}, ${amendment.who})`;
      };
      slider.hidden = false;
      slider.addEventListener("input", () => show(Number(slider.value)));
      show(last);
    })();
    """#
}
