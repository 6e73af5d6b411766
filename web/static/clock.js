// @ts-check
/**
 * The clock of breakout rounds. All that it needs stands in the page, so that it runs without a network; what it
 * shows follows from the time alone, so that a tab that has slept is right again at once.
 */

/** @typedef {{start: number, end: number}} Round Milliseconds since 1970. */
/** @typedef {{phase: "before" | "round" | "rotate" | "over", round: number, left: number}} Moment */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SIGNS = [1, 5, 10];

/**
 * Say where we are: in which round or before which, and how long it is until that changes.
 * @param {Round[]} rounds
 * @param {number} now
 * @returns {Moment}
 */
export function momentOf(rounds, now) {
  const round = rounds.findIndex(({ end }) => now < end);
  if (round < 0) return { phase: "over", round: rounds.length, left: 0 };
  const { start, end } = rounds[round];
  if (now >= start) return { phase: "round", round, left: end - now };
  return { phase: round === 0 ? "before" : "rotate", round, left: start - now };
}

/**
 * Give the sign that is due, in minutes: the last one that was reached; 0 for none. A round that is not longer than
 * a sign does not begin with it.
 * @param {Round} round
 * @param {number} left
 */
export function signOf({ start, end }, left) {
  return SIGNS.find((sign) => wholeSeconds(left) <= sign * 60 && end - start > sign * MINUTE) ?? 0;
}

/**
 * Write a length of time as a clock does: 1:02:03, 12:03, 0:03.
 * @param {number} left
 */
export function written(left) {
  const seconds = wholeSeconds(left);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** @param {number} left */
function wholeSeconds(left) {
  return Math.ceil(left / 1000);
}

/** @param {HTMLElement} clock */
function start(clock) {
  /** @param {string} selector @returns {HTMLElement} */
  const find = (selector) => /** @type {HTMLElement} */ (clock.querySelector(selector));
  const [stage, digits, sign, signs] = [".stage", ".digits", ".sign", ".signs"].map(find);
  const items = /** @type {HTMLElement[]} */ ([...clock.querySelectorAll(".stages > li")]);
  const timed = items.filter((item) => item.dataset.start);
  const rounds = timed.map(({ dataset }) => ({
    start: Date.parse(dataset.start ?? ""),
    end: Date.parse(dataset.end ?? ""),
  }));
  if (!rounds.length) return;
  const ahead = serverAhead(clock.dataset.now ?? "");

  /** @param {Moment} moment @param {number} now */
  function signal({ phase, round, left }, now) {
    const minutes = phase === "round" ? signOf(rounds[round], left) : 0;
    const moving = phase === "rotate" || (phase === "round" && round > 0 && now < rounds[round - 1].end + MINUTE);
    clock.dataset.sign = moving ? "rotate" : String(minutes);
    for (const each of /** @type {HTMLElement[]} */ ([...signs.children])) {
      const due = Number(each.dataset.minutes);
      each.classList.toggle("reached", minutes > 0 && minutes <= due);
      each.hidden = phase === "round" && rounds[round].end - rounds[round].start <= due * MINUTE;
      if (due === minutes && !moving) say(each.dataset.words ?? "");
    }
    if (moving) say(clock.dataset.rotate ?? "");
    else if (phase === "over") say(clock.dataset.over ?? "");
    else if (!minutes) say("");
  }

  /** @param {string} words */
  function say(words) {
    if (sign.textContent !== words) sign.textContent = words; // a change is read aloud, once
  }

  function paint() {
    const now = Date.now() + ahead;
    const moment = momentOf(rounds, now);
    const { phase, round, left } = moment;
    const current = timed[round];
    clock.dataset.phase = phase;
    const words = phase === "round" ? clock.dataset.round : clock.dataset.before;
    stage.textContent = current ? `${current.dataset.name} · ${words}` : "";
    digits.textContent = left > DAY ? current.dataset.when ?? "" : written(left);
    clock.classList.toggle("far", left > DAY);
    clock.classList.toggle("long", left <= DAY && left > 60 * MINUTE);
    signal(moment, now);
    const next = phase === "round" ? items.indexOf(current) + 1 : current ? items.indexOf(current) : items.length - 1;
    items.forEach((item, position) => {
      item.classList.toggle("now", phase === "round" && item === current);
      item.classList.toggle("next", position === next && !(phase === "over" && item.dataset.start));
    });
    return 1000 - (now % 1000);
  }

  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;
  function tick() {
    clearTimeout(waiting);
    waiting = setTimeout(tick, paint());
  }

  for (const part of [stage, digits, signs]) part.hidden = false;
  tick();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      tick();
      stayAwake();
    }
  });
  stayAwake();
  offerFullScreen(clock);
}

/**
 * Give by how much the server's clock is ahead of ours: it wrote its time as this page set out.
 * @param {string} written
 */
function serverAhead(written) {
  const [page] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const age = page ? performance.now() - page.responseStart : 0;
  return Date.parse(written) - (Date.now() - age);
}

async function stayAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Not allowed here, or the battery is low: the screen sleeps when it does, and is right when it wakes.
  }
}

/** @param {HTMLElement} clock */
function offerFullScreen(clock) {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.full"));
  if (!button || !document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener("click", () => clock.requestFullscreen());
}

const clock = /** @type {HTMLElement | null} */ (document.querySelector(".clock"));
if (clock) start(clock);
