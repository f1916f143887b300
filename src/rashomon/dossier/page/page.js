"use strict";
// What the page does beyond being read: filters, exact marking of places, copying, keys. All of it can be missing.
(() => {
  const byId = (id) => document.getElementById(id);
  const finding = "[id][data-f]:not(tr, .article)";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const told = byId("told");
  const tell = (words) => {
    told.textContent = words;
    setTimeout(() => { told.textContent = ""; }, 2500);
  };

  // Filters: an element stays when it has every token that was chosen and is certain enough.
  const selects = ["v", "c", "a"].map((kind) => byId(`filter-${kind}`)).filter(Boolean);
  const least = byId("filter-p");
  let sifted = null;
  const sieve = () => {
    if (sifted) return sifted;
    const elements = all("[data-f]").map((element) => ({
      element,
      tokens: new Set(element.dataset.f.split(" ")),
      sure: Number(element.dataset.p ?? 100),
    }));
    const groups = all("[data-group], .claim, .party, .stood, .apparent, .voice, .stretch")
      .map((group) => ({ group, inside: all("[data-f]", group) }))
      .filter(({ inside }) => inside.length)
      .reverse();
    sifted = { elements, groups };
    return sifted;
  };
  const filter = () => {
    const wanted = selects.map((select) => select.value).filter(Boolean);
    const score = Number(least.value);
    byId("least").textContent = `${score} %`;
    let shown = 0;
    let sayings = 0;
    const { elements, groups } = sieve();
    for (const { element, tokens, sure } of elements) {
      const off = sure < score || !wanted.every((token) => tokens.has(token));
      element.toggleAttribute("data-off", off);
      if (element.classList.contains("saying")) {
        sayings += 1;
        if (!off) shown += 1;
      }
    }
    for (const { group } of groups) {
      if (!group.dataset.f) group.removeAttribute("data-off");
    }
    for (const { group, inside } of groups) {
      if (!group.hasAttribute("data-off")) {
        group.toggleAttribute("data-off", inside.every((one) => one.closest("[data-off]")));
      }
    }
    const on = wanted.length > 0 || score > 0;
    byId("shown").textContent = on ? `${shown} of ${sayings} sayings shown` : "";
  };
  const everything = () => {
    for (const select of selects) select.value = "";
    least.value = "0";
    filter();
  };

  // Places: open what is folded, drop a filter that hides the place, mark the very words.
  const marks = window.CSS && CSS.highlights && window.Highlight;
  const nodesOf = (text) => {
    const nodes = [];
    for (const paragraph of all("[data-o]", text)) {
      let offset = Number(paragraph.dataset.o);
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
        acceptNode: (node) => {
          if (node.nodeType !== Node.TEXT_NODE && node.matches(".back, .control")) {
            if (node.matches(".control")) offset += 1;
            return NodeFilter.FILTER_REJECT;
          }
          return node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
        },
      });
      while (walker.nextNode()) {
        const node = walker.currentNode;
        nodes.push({ node, start: offset, end: offset + node.length });
        offset += node.length;
      }
    }
    return nodes;
  };
  const rangesOf = (nodes, start, end) =>
    nodes
      .filter((one) => one.start < end && one.end > start)
      .map((one) => {
        const range = new Range();
        range.setStart(one.node, Math.max(0, start - one.start));
        range.setEnd(one.node, Math.min(one.node.length, end - one.start));
        return range;
      });
  const mark = (place) => {
    if (!marks) return;
    CSS.highlights.clear();
    const text = place.closest(".text");
    if (!text) return;
    const nodes = nodesOf(text);
    const found = { content: [], source: [], cue: [] };
    const roles = { c: "content", s: "source", q: "cue" };
    if (place.dataset.m) {
      for (const part of place.dataset.m.split(" ")) {
        const [start, end] = part.slice(1).split("-").map(Number);
        found[roles[part[0]]].push(...rangesOf(nodes, start, end));
      }
    } else {
      const [start, end] = place.id.split("-").slice(-2).map(Number);
      found.content.push(...rangesOf(nodes, start, end));
    }
    for (const [name, ranges] of Object.entries(found)) {
      if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    }
  };
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && byId(id);
    if (marks) CSS.highlights.clear();
    if (!place) return;
    if (place.closest("[data-off]")) everything();
    for (let at = place.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (place.tagName === "DETAILS") place.open = true;
    mark(place);
    const target = place.tagName === "I" ? place.closest("p") : place;
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    const room = target.getBoundingClientRect();
    place.scrollIntoView({ block: place.tagName === "I" || room.height < innerHeight / 2 ? "center" : "start" });
  };

  // Copying: the words, who said them, and a reference for each article that carries them.
  const wordsOf = (element, selector) => element?.querySelector(selector)?.textContent.trim() ?? "";
  const saidIn = (one) => {
    if (one.classList.contains("conflict")) {
      const sides = all("figure", one);
      return sides.map((side) => `${wordsOf(side, "figcaption")}: “${wordsOf(side, ".exact")}”`).join("\n");
    }
    if (one.classList.contains("stand")) {
      const who = wordsOf(one.closest(".stood"), ".who") || wordsOf(one.closest(".party"), "h4 bdi");
      const claim = wordsOf(one.closest(".claim"), "h3 bdi");
      return `${who} ${wordsOf(one.closest(".stood"), "b")} “${claim}”: ${wordsOf(one, ".said")}`;
    }
    const quoted = !one.querySelector(".reported");
    const words = one.dataset.text ?? wordsOf(one, ".said bdi");
    return `${wordsOf(one.closest(".voice"), "h3 bdi")}: ${quoted ? `“${words}”` : words}`;
  };
  const numbered = /\[(\d+)\]$/;
  const citation = (one) => {
    const articles = JSON.parse(byId("references").textContent);
    const carriers = all(".carried a", one).filter((link) => numbered.test(link.textContent));
    const notes = [...new Set(carriers.map((link) => {
      const [outlet, rest] = articles[Number(link.textContent.match(numbered)[1]) - 1];
      const chain = wordsOf(link.closest(".carried > span"), "bdi");
      return `${outlet}${chain ? `, via ${chain}` : ""}, ${rest}`;
    }))];
    const numbers = notes.map((_, place) => `[${place + 1}]`).join("");
    return `${saidIn(one)} ${numbers}\n${notes.map((note, place) => `[${place + 1}] ${note}`).join("\n")}\n`;
  };
  const put = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell("Copied, with its references");
  };

  // Keys: next and previous finding, copy, to its words, back. They can be switched off.
  let at = -1;
  const visible = () => all(finding).filter((one) => one.checkVisibility());
  const go = (step) => {
    const findings = visible();
    const here = document.activeElement && document.activeElement.closest(finding);
    at = here ? findings.indexOf(here) : at;
    const next = findings[Math.min(findings.length - 1, Math.max(0, at + step))];
    if (!next) return;
    at = findings.indexOf(next);
    for (const one of all(".here")) one.classList.remove("here");
    next.classList.add("here");
    next.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    c: () => document.querySelector(":is(.here, :target) .copy")?.click(),
    w: () => document.querySelector(":is(.here, :target) :is(.carried a, a.exact)")?.click(),
    b: () => history.back(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (marks) CSS.highlights.clear();
      return;
    }
    if (!byId("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, button")) return;
    const action = keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.matches(".copy")) put(citation(event.target.closest(finding)));
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) arrive();
  });
  for (const select of selects) select.addEventListener("change", filter);
  least.addEventListener("input", filter);
  byId("all").addEventListener("click", everything);
  addEventListener("hashchange", arrive);

  // In print everything is open; afterwards it is as it was.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  // Beside a paragraph stands every finding that uses its words, as its sayings list them.
  const annotate = (text) => {
    for (const paragraph of all(".para", text)) {
      const notes = document.createElement("ul");
      notes.className = "notes";
      for (const place of new Set(all(".back", paragraph).map((link) => link.hash.slice(1)))) {
        const saying = byId(place);
        const note = document.createElement("li");
        note.dataset.f = saying.dataset.f;
        note.dataset.p = saying.dataset.p;
        const link = document.createElement("a");
        link.href = `#${place}`;
        link.textContent = `${wordsOf(saying, ".count")} ${wordsOf(saying.closest(".voice"), "h3 bdi")}`;
        note.append(link);
        for (const use of all(".uses a", saying)) note.append(" · ", use.cloneNode(true));
        notes.append(note);
      }
      if (notes.children.length) paragraph.append(notes);
    }
    sifted = null;
  };
  for (const article of all("details.article")) {
    if (article.open) annotate(article);
    else article.addEventListener("toggle", () => annotate(article), { once: true });
  }

  // A number tells its outlet where a pointer rests on it.
  const names = JSON.parse(byId("references").textContent).map(([outlet]) => outlet);
  addEventListener("pointerover", ({ target }) => {
    if (target.tagName !== "A" || target.title) return;
    const number = target.textContent.match(/^\[(\d+)\]$/);
    if (number) target.title = names[Number(number[1]) - 1];
  });

  byId("tools").hidden = false;
  byId("tools").open = matchMedia("(min-width: 70rem)").matches;
  for (const one of all(".stand, .saying, .conflict")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    one.querySelector(":scope > h4, :scope > .carried").prepend(button);
  }
  if (location.hash) arrive();
})();
