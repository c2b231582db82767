/* Charts of an indicator: targets and results over time. What they show stands in words and tables too.
   Colours are custom properties, so that theme and print change them without drawing again. */
(() => {
  "use strict";
  const store = document.getElementById("vk-ind-data");
  if (!store || !window.echarts) return;
  const charts = JSON.parse(store.textContent);
  const COLOURS = ["var(--vk-ind-0)", "var(--vk-ind-1)", "var(--vk-ind-2)"];
  const RESULT = "var(--vk-ind-result)";
  const TARGET = "var(--vk-ind-target)";
  const INK = "var(--vk-ink)";
  const MUTED = "var(--vk-muted)";
  const LINE = "var(--vk-line)";
  const LEAST = 18; /* pixels of the shortest stretch of time */
  const ROW = 17; /* pixels that a label needs from the next one */

  /* the axis counts years, so that its marks fall on their beginnings */
  const inYears = (day, after) => {
    const date = new Date(`${day}T00:00:00Z`);
    const year = date.getUTCFullYear();
    const begin = Date.UTC(year, 0, 1);
    return year + (date.getTime() + after * 864e5 - begin) / (Date.UTC(year + 1, 0, 1) - begin);
  };
  const low = (mark) => mark.value[0];
  const high = (mark) => mark.value[mark.value.length - 1];

  /* A step of 1, 2 or 5 times a power of ten that cuts a stretch into about so many parts. */
  const stepOf = (stretch, parts) => {
    const power = 10 ** Math.floor(Math.log10(stretch / parts));
    return power * ([1, 2, 5].find((factor) => factor * power * parts >= stretch) || 10);
  };
  /* From zero when zero is near; otherwise close around the values, with room for arrows and labels. */
  const valueAxis = ({ values: marks, unit }, parts) => {
    const least = Math.min(...marks.map(low));
    const most = Math.max(...marks.map(high));
    const room = (most - least || Math.abs(most) || 1) * 0.25;
    const bottom = least >= 0 && least < most * 0.6 ? 0 : least < 0 ? least - room : Math.max(0, least - room);
    const interval = stepOf(most + room - bottom, parts);
    const whole = most <= 100 && most > 60 && unit.startsWith("%"); /* a share ends at the whole */
    return { min: Math.floor(bottom / interval) * interval, max: whole ? 100 : Math.ceil((most + room) / interval) * interval, interval };
  };
  /* Years: a mark where each begins, its name in the middle; some names only, when they are many. */
  const timeAxis = (marks, width) => {
    const min = Math.floor(Math.min(...marks.map((mark) => inYears(mark.start, 0))));
    const max = Math.ceil(Math.max(...marks.map((mark) => inYears(mark.end, 1))) - 1e-9);
    const every = Math.max(1, Math.ceil(((max - min) * 44) / Math.max(width - 60, 44)));
    const years = Array.from({ length: max - min }, (_, at) => min + at);
    return { min, max, begins: [...years, max], names: years.filter((year) => (max - 1 - year) % every === 0).map((year) => year + 0.5) };
  };

  /* --- one mark: its line or band, its arrow, its label --- */
  const lineOf = (mark, colour, x, y, width) => ({
    type: "line",
    shape: { x1: x, y1: y, x2: x + width, y2: y },
    style: { stroke: colour, lineWidth: mark.result ? 3.5 : 2, lineDash: mark.result ? null : [6, 4] },
  });
  const bandOf = (colour, x, top, bottom, width, solid) => ({
    type: "rect",
    shape: { x, y: top, width, height: Math.max(2, bottom - top) },
    style: { fill: colour, fillOpacity: 0.2, stroke: colour, lineWidth: 1.5, lineDash: solid ? null : [6, 4] },
  });
  const arrowOf = (colour, x, y, up) => [0, 1].map((step) => {
    const tip = y + (up ? -1 : 1) * (11 + step * 7);
    const foot = tip + (up ? 6 : -6);
    return { type: "polyline", shape: { points: [[x - 6, foot], [x, tip], [x + 6, foot]] }, style: { stroke: colour, lineWidth: 2, fill: "none" } };
  });
  const dotOf = (colour, x, y) => ({ type: "circle", shape: { cx: x, cy: y, r: 5.5 }, style: { fill: colour, stroke: "var(--vk-paper)", lineWidth: 1.5 } });
  const font = () => getComputedStyle(document.body).fontFamily;

  /* Draws a mark and notes in ``taken`` the room that it takes. */
  const draw = (mark, colour, taken) => (params, api) => {
    const [from, bottom] = api.coord([api.value(0), api.value(2)]);
    const [to, top] = api.coord([api.value(1), api.value(3)]);
    const width = Math.max(LEAST, to - from);
    const x = (from + to) / 2 - width / 2;
    const middle = x + width / 2;
    const up = mark.op === "ge" || mark.op === "gt";
    const down = mark.op === "le" || mark.op === "lt";
    const room = { left: x, right: x + width, top: top - (up ? 20 : 6), bottom: bottom + (down ? 20 : 6) };
    taken.push(room);
    const children = [{ type: "rect", shape: { x, y: room.top - 6, width, height: room.bottom - room.top + 12 }, style: { fill: "transparent" } }];
    if (mark.op === "range") children.push(bandOf(colour, x, top, bottom, width, mark.result));
    else children.push(lineOf(mark, colour, x, top, width));
    if (up || down) children.push(...arrowOf(colour, middle, top, up));
    if (mark.result && mark.op !== "range") children.push(dotOf(colour, middle, top));
    /* a lighter shade under the pointer cannot be reckoned from a custom property */
    return { type: "group", emphasisDisabled: true, children };
  };
  /* The words of a mark above or below it, one row further where something is in the way, left out where there is no room. */
  const label = (mark, colour, taken, at) => (params, api) => {
    const own = taken[at];
    const area = params.coordSys;
    const half = mark.said.length * 3.7 + 2;
    const centre = Math.min(Math.max((own.left + own.right) / 2, area.x + half), area.x + area.width - half);
    const free = (top) => !taken.some((box) => box.top < top + ROW && top < box.bottom && box.left < centre + half && centre - half < box.right);
    const above = own.top - ROW;
    const below = own.bottom;
    const places = mark.op === "le" || mark.op === "lt" ? [below, above, below + ROW, above - ROW] : [above, below, above - ROW, below + ROW];
    const top = places.find((place) => place >= 0 && place + ROW <= area.y + area.height && free(place));
    if (top === undefined) return { type: "group", children: [] };
    taken.push({ left: centre - half, right: centre + half, top, bottom: top + ROW });
    const style = { text: mark.said, x: centre, y: top + 2, align: "center", fill: colour, stroke: "var(--vk-paper)", lineWidth: 3, font: `600 13px ${font()}` };
    return { type: "text", silent: true, emphasisDisabled: true, style };
  };

  /* --- the chart --- */
  const lengthOf = (mark) => Math.round((inYears(mark.end, 1) - inYears(mark.start, 0)) * 24);
  /* Results of one place over stretches of one length follow a line: a half-year does not follow a year. */
  const pathsOf = (values, colour) => {
    const found = new Map();
    for (const mark of values) {
      if (!mark.result || mark.op !== "eq") continue;
      const key = `${mark.place} ${lengthOf(mark)}`;
      found.set(key, [...(found.get(key) || []), mark]);
    }
    return [...found.values()].filter((marks) => marks.length > 1).map((marks) => ({
      type: "line", silent: true, symbol: "none", animation: false, z: 1, lineStyle: { color: colour(marks[0]), width: 1.5 },
      data: marks.map((mark) => [(inYears(mark.start, 0) + inYears(mark.end, 1)) / 2, low(mark)]),
    }));
  };
  const seriesOf = ({ places, values }) => {
    const colour = (mark) => (places.length > 1 ? COLOURS[mark.place] : mark.result ? RESULT : TARGET);
    const taken = []; /* first the marks in their order, then the labels */
    const layer = (renderer, z) => values.map((mark, at) => ({
      type: "custom", animation: false, clip: false, encode: { x: [0, 1], y: [2, 3] }, z: z + (mark.result ? 1 : 0),
      data: [{ value: [inYears(mark.start, 0), inYears(mark.end, 1), low(mark), high(mark)], mark }],
      renderItem: renderer(mark, colour(mark), taken, at),
    }));
    return [...pathsOf(values, colour), ...layer(draw, 2), ...layer(label, 4)];
  };
  const tip = ({ data }) => {
    const { mark } = data;
    const box = document.createElement("div");
    box.className = "vk-ind-tip";
    for (const [tag, text] of [["strong", mark.said], ["span", `${mark.result ? "Kết quả" : "Chỉ tiêu"} ${mark.when}`], ["span", mark.where]]) {
      const line = document.createElement(tag);
      line.textContent = text;
      box.append(line);
    }
    return box;
  };
  const number = (value) => new Intl.NumberFormat("vi", { maximumFractionDigits: 4 }).format(value);
  const optionOf = (data, width, small) => {
    const time = timeAxis(data.values, width);
    const words = { color: MUTED, fontSize: 12 };
    return {
      animation: false,
      textStyle: { fontFamily: font() },
      grid: { left: 8, right: 12, top: 26, bottom: 6, containLabel: true },
      xAxis: {
        type: "value", min: time.min, max: time.max,
        axisLabel: { ...words, customValues: time.names, formatter: (year) => String(Math.floor(year)) },
        axisLine: { show: true, lineStyle: { color: MUTED } },
        axisTick: { show: true, customValues: time.begins, lineStyle: { color: MUTED } },
        splitLine: { show: false },
      },
      yAxis: { type: "value", ...valueAxis(data, small ? 3 : 6), axisLabel: { ...words, formatter: number }, splitLine: { lineStyle: { color: LINE } } },
      tooltip: { trigger: "item", confine: true, backgroundColor: "var(--vk-paper)", borderColor: "var(--vk-line)", formatter: tip, extraCssText: "white-space: normal; max-width: 18rem;" },
      series: seriesOf(data),
    };
  };
  const show = (box) => {
    const data = charts[Number(box.dataset.chart)];
    const small = Boolean(box.closest(".vk-ind-small"));
    box.closest("figure").hidden = false;
    const chart = window.echarts.init(box, null, { renderer: "svg" });
    const redraw = () => {
      chart.setOption(optionOf(data, box.clientWidth, small), true);
      box.querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`); /* print scales it */
    };
    redraw();
    chart.on("click", ({ data: point }) => { location.href = point.mark.href; });
    new ResizeObserver(() => {
      if (!box.clientWidth || box.clientWidth === chart.getWidth()) return;
      chart.resize();
      redraw();
    }).observe(box);
    box.dataset.ready = "";
  };
  /* the first is drawn at once, the others one by one when the reader comes near, and all of them for paper */
  const boxes = [...document.querySelectorAll(".vk-ind-chart")];
  const near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) if (isIntersecting) setTimeout(drawn, 0, target);
  }, { rootMargin: "300px" });
  const drawn = (box) => {
    near.unobserve(box);
    if (!("ready" in box.dataset)) show(box);
  };
  boxes.slice(0, 1).forEach(drawn);
  for (const box of boxes.slice(1)) {
    box.closest("figure").hidden = false;
    near.observe(box);
  }
  addEventListener("beforeprint", () => boxes.forEach(drawn));
})();
