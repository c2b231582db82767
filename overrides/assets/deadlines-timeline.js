/* The timeline of the deadlines page. The library is fetched when the reader comes near it. */
(() => {
  "use strict";
  const deadlines = window.vankienDeadlines;
  const { entries, today } = deadlines;
  const box = document.querySelector(".vk-timeline");
  const kinds = [["horizon", "Tầm nhìn"], ["period", "Giai đoạn"], ["event", "Sự kiện"], ["deadline", "Thời hạn"]];
  const still = { animation: false };
  let chart = null;

  const colours = () => {
    const style = getComputedStyle(document.body);
    const of = (name) => style.getPropertyValue(name).trim();
    return { ink: of("--vk-ink"), muted: of("--vk-muted"), line: of("--vk-line"), paper: of("--vk-paper"), dot: of("--vk-red-ink"), soft: of("--vk-link") };
  };
  /* the axis counts years, so that its marks fall on their beginnings */
  const inYears = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return year + (month - 1) / 12 + (date - 1) / 372;
  };
  /* one dot for each kind and day, however many entries it stands for */
  const dots = (kind) => {
    const found = new Map();
    for (const entry of entries) {
      if (entry.shown && entry.kind === kind && entry.day) found.set(entry.day, (found.get(entry.day) || 0) + entry.count);
    }
    return [...found].map(([day, count]) => [day, count]);
  };
  const series = (kind, name, place, colour) => ({
    ...still,
    type: "scatter",
    name,
    data: dots(kind).map(([day, count]) => ({ value: [inYears(day), place, count], day, kind })),
    symbolSize: (value) => Math.min(34, 10 + 5 * Math.sqrt(value[2] - 1)),
    itemStyle: { color: ["deadline", "event"].includes(kind) ? colour.dot : colour.soft, opacity: 0.85, borderColor: colour.paper, borderWidth: 1 },
    emphasis: { itemStyle: { opacity: 1 } },
    ...(kind === "deadline" && {
      markLine: {
        ...still, silent: true, symbol: "none", lineStyle: { color: colour.muted, type: "dashed" },
        label: { formatter: "hôm nay", color: colour.muted, position: "end" }, data: [{ xAxis: inYears(today) }],
      },
    }),
  });
  const draw = () => {
    if (!chart) return;
    const colour = colours();
    const used = kinds.filter(([kind]) => dots(kind).length);
    chart.setOption({
      ...still,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour.ink },
      grid: { left: 8, right: 16, top: 28, bottom: 44, containLabel: true },
      xAxis: { type: "value", min: ({ min }) => Math.floor(min - 0.5), max: ({ max }) => Math.ceil(max + 0.01), minInterval: 1, axisLabel: { color: colour.muted, hideOverlap: true, formatter: String }, axisLine: { lineStyle: { color: colour.muted } }, splitLine: { show: true, lineStyle: { color: colour.line } } },
      yAxis: { type: "category", data: used.map(([, name]) => name), axisLabel: { color: colour.ink }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: colour.line } } },
      tooltip: { trigger: "item", renderMode: "richText", confine: true, backgroundColor: colour.paper, borderColor: colour.line, textStyle: { color: colour.ink }, formatter: ({ data, seriesName }) => `${data.day.split("-").reverse().join("/")}\n${seriesName}: ${data.value[2]} mục` },
      dataZoom: [{ type: "inside", zoomOnMouseWheel: "ctrl" }, { type: "slider", height: 18, bottom: 6, labelFormatter: "", borderColor: colour.line, textStyle: { color: colour.muted } }],
      series: used.map(([kind, name], place) => series(kind, name, place, colour)),
    }, true);
  };
  const open = () => {
    const script = document.createElement("script");
    script.src = box.dataset.library;
    script.addEventListener("load", () => {
      chart = window.echarts.init(box, null, { renderer: "svg" });
      chart.on("click", ({ data }) => deadlines.pick(data.day, data.kind));
      draw();
      new ResizeObserver(() => chart.resize(still)).observe(box);
      new MutationObserver(draw).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
      box.dataset.ready = "";
    });
    document.head.append(script);
  };
  deadlines.onChange(draw);
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    open();
  }, { rootMargin: "200px" });
  near.observe(box);
})();
