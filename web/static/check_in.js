// @ts-check
/**
 * The roll, quicker: each mark is saved when it is made. Without a network it waits, says so, and is tried again; the
 * server decides what stands when two doors mark one person.
 */

const AGAIN = 5_000;

/** @typedef {{state: string, seen: string}} Standing */
/** @typedef {{marks: Record<string, Standing>, taken: string[], tally: Record<string, string>}} Told */

/** @param {HTMLFormElement} form */
function start(form) {
  const note = document.createElement("p");
  note.className = "saving gone";
  note.setAttribute("role", "status");
  form.prepend(note);
  form.classList.add("live"); // each mark is saved by itself
  /** @type {Set<string>} People whose marks are not saved yet. */
  const waiting = new Set();
  let isSending = false;

  /** @param {string} name @param {string} person */
  const fields = (name, person) =>
    /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`[name="${name}-${CSS.escape(person)}"]`)]);
  /** @param {string} person */
  const chosen = (person) => fields("mark", person).find(({ checked }) => checked)?.value ?? "";

  async function send() {
    if (isSending || !waiting.size) return;
    isSending = true;
    const sent = new Map([...waiting].map((person) => [person, chosen(person)]));
    try {
      const told = await ask(sent);
      for (const [person, value] of sent) settle(person, value, told);
      tell(told);
    } catch {
      note.textContent = form.dataset.failed ?? "";
      setTimeout(send, AGAIN);
      return;
    } finally {
      isSending = false;
    }
    send();
  }

  /** @param {Map<string, string>} sent @returns {Promise<Told>} */
  async function ask(sent) {
    const pairs = [...sent].flatMap(([person, value]) => [
      [`mark-${person}`, value],
      [`seen-${person}`, fields("seen", person)[0].value],
    ]);
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", headers, body: new URLSearchParams(pairs) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /** @param {string} person @param {string} value @param {Told} told */
  function settle(person, value, told) {
    const { state, seen } = told.marks[person] ?? { state: "", seen: "" };
    fields("seen", person)[0].value = seen;
    if (chosen(person) !== value) return; // marked once more while the answer was on its way
    waiting.delete(person);
    const isElsewhere = !state && seen !== "";
    for (const field of fields("mark", person)) field.checked = field.value === state && !isElsewhere;
    const isAway = isElsewhere || state === "missing" || state === "left";
    fields("seen", person)[0].closest(".seat")?.classList.toggle("away", isAway);
  }

  /** @param {Told} told */
  function tell(told) {
    note.textContent = told.taken.length ? form.dataset.taken ?? "" : "";
    const tally = /** @type {HTMLElement} */ (document.querySelector(".tally"));
    tally.textContent = (tally.dataset.words ?? "").replace(/%\((\w+)\)s/g, (_, name) => told.tally[name]);
    const missing = /** @type {HTMLElement} */ (document.querySelector(".missing"));
    const names = [...form.querySelectorAll(".away legend bdi")].map((name) => name.cloneNode(true));
    missing.hidden = !names.length;
    missing.querySelector("span")?.replaceChildren(...names.flatMap((name, n) => (n ? [" · ", name] : [name])));
  }

  form.addEventListener("change", ({ target }) => {
    const { name } = /** @type {HTMLInputElement} */ (target);
    if (!name.startsWith("mark-")) return;
    waiting.add(name.slice("mark-".length));
    send();
  });
  addEventListener("online", send);
  addEventListener("beforeunload", (leaving) => {
    if (waiting.size) leaving.preventDefault();
  });
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.roll"));
if (form) start(form);
