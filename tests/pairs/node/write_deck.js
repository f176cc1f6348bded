// The content of the pairs as one writes it with PptxGenJS: its own layouts, tables and charts, with default styles.
const fs = require('fs');
const PptxGenJS = require('pptxgenjs');

const [contentPath, target] = process.argv.slice(2);
const content = JSON.parse(fs.readFileSync(contentPath, 'utf8'));
const deck = new PptxGenJS();
deck.layout = 'LAYOUT_WIDE';
deck.title = content.title;

const INK = '1F2937';
const QUIET = '6B7280';
const ACCENT = '1D4ED8';

function titled(text) {
  const slide = deck.addSlide();
  slide.addText(text, { x: 0.6, y: 0.4, w: 12.1, h: 0.9, fontSize: 28, bold: true, color: INK });
  return slide;
}

function cover() {
  const slide = deck.addSlide();
  const { eyebrow, subtitle, lines } = content.cover;
  slide.addText(eyebrow, { x: 0.8, y: 1.6, w: 11.7, h: 0.5, fontSize: 16, color: ACCENT });
  slide.addText(content.title, { x: 0.8, y: 2.1, w: 11.7, h: 1.6, fontSize: 44, bold: true, color: INK });
  slide.addText(subtitle, { x: 0.8, y: 3.8, w: 11.7, h: 0.6, fontSize: 22, color: QUIET });
  slide.addText(lines.join('\n'), { x: 0.8, y: 5.0, w: 11.7, h: 0.9, fontSize: 16, color: QUIET });
  slide.addText(content.company, { x: 0.8, y: 6.6, w: 11.7, h: 0.4, fontSize: 14, color: QUIET });
}

function insight(slide, text) {
  slide.addText(text, { x: 0.6, y: 6.3, w: 12.1, h: 0.7, fontSize: 18, bold: true, fill: { color: 'E8EEFC' }, color: INK });
}

function points() {
  const { title, items, insight: so_what } = content.points;
  const slide = titled(title);
  const runs = items.map((text) => ({ text, options: { bullet: true, breakLine: true, paraSpaceAfter: 12 } }));
  slide.addText(runs, { x: 0.6, y: 1.6, w: 12.1, h: 4.4, fontSize: 22, color: INK, valign: 'top' });
  insight(slide, so_what);
}

function figures() {
  const { title, items, insight: so_what } = content.figures;
  const slide = titled(title);
  items.forEach((item, n) => {
    const x = 0.6 + n * 3.07;
    slide.addShape(deck.ShapeType.roundRect, { x, y: 2.0, w: 2.9, h: 2.8, fill: { color: 'F4F5F7' }, rectRadius: 0.08 });
    slide.addText(item.label, { x, y: 2.2, w: 2.9, h: 0.5, fontSize: 16, color: QUIET, align: 'center' });
    slide.addText(item.value, { x, y: 2.8, w: 2.9, h: 1.0, fontSize: 40, bold: true, color: INK, align: 'center' });
    slide.addText(item.change, { x, y: 3.9, w: 2.9, h: 0.5, fontSize: 14, color: QUIET, align: 'center' });
  });
  insight(slide, so_what);
}

function table() {
  const { title, columns, rows } = content.table;
  const slide = titled(title);
  const head = columns.map((text) => ({ text, options: { bold: true, color: 'FFFFFF', fill: { color: ACCENT } } }));
  slide.addTable([head, ...rows], { x: 0.6, y: 1.7, w: 12.1, fontSize: 18, color: INK, border: { type: 'solid', color: 'D1D5DB' } });
}

function bridge() {
  const { title, steps } = content.bridge;
  const slide = titled(title);
  const labels = steps.map((step) => step.label);
  const bases = [], totals = [], ups = [], downs = [];
  let level = 0;
  for (const { value, kind } of steps) {
    const after = kind === 'total' ? value : level + value;
    bases.push(kind === 'total' ? 0 : Math.min(level, after));
    totals.push(kind === 'total' ? value : 0);
    ups.push(kind === 'up' ? value : 0);
    downs.push(kind === 'down' ? -value : 0);
    level = after;
  }
  const series = [['Base', bases], ['Total', totals], ['Increase', ups], ['Decrease', downs]];
  slide.addChart(deck.charts.BAR, series.map(([name, values]) => ({ name, labels, values })), {
    x: 0.6, y: 1.5, w: 12.1, h: 5.4, barGrouping: 'stacked', chartColors: ['FFFFFF', '374151', '15803D', 'B91C1C'],
    showValue: true, dataLabelFormatCode: '0.0;;;', showLegend: false,
  });
}

function dates() {
  const { title, events } = content.dates;
  const slide = titled(title);
  slide.addShape(deck.ShapeType.line, { x: 0.6, y: 3.0, w: 12.1, h: 0, line: { color: 'D1D5DB', width: 2 } });
  events.forEach((event, n) => {
    const x = 0.6 + n * 2.45;
    slide.addShape(deck.ShapeType.ellipse, { x, y: 2.9, w: 0.2, h: 0.2, fill: { color: ACCENT } });
    slide.addText(event.date, { x, y: 2.3, w: 2.3, h: 0.4, fontSize: 14, color: ACCENT, margin: 0 });
    slide.addText(event.label, { x, y: 3.3, w: 2.3, h: 0.4, fontSize: 18, bold: true, color: INK, margin: 0 });
    slide.addText(event.text, { x, y: 3.8, w: 2.3, h: 0.8, fontSize: 14, color: QUIET, margin: 0, valign: 'top' });
  });
}

function chart() {
  const { title, name, categories, values } = content.chart;
  const slide = titled(title);
  slide.addChart(deck.charts.BAR, [{ name, labels: categories, values }], {
    x: 0.6, y: 1.5, w: 12.1, h: 5.4, chartColors: [ACCENT], showValue: true, showTitle: true, title: name, showLegend: false,
  });
}

function people() {
  const { title, nodes } = content.people;
  const slide = titled(title);
  const levels = {};
  const depth = (node) => (node.parent ? 1 + depth(nodes.find((other) => other.id === node.parent)) : 0);
  nodes.forEach((node) => (levels[depth(node)] ??= []).push(node));
  const centres = {};
  Object.entries(levels).forEach(([level, row]) => {
    row.forEach((node, n) => {
      const x = 6.67 - (row.length * 3.2) / 2 + n * 3.2 + 0.2, y = 1.7 + level * 1.7;
      centres[node.id] = [x + 1.4, y];
      slide.addText([{ text: node.label, options: { bold: true, breakLine: true } }, { text: node.role, options: { fontSize: 12 } }], {
        x, y, w: 2.8, h: 1.0, shape: deck.ShapeType.rect, fill: { color: 'F4F5F7' }, align: 'center', fontSize: 16, color: INK,
      });
      if (node.parent) {
        const [px, py] = centres[node.parent];
        slide.addShape(deck.ShapeType.line, {
          x: Math.min(px, x + 1.4), y: py + 1.0, w: Math.abs(px - x - 1.4), h: 0.7, flipH: x + 1.4 < px, line: { color: '9CA3AF' },
        });
      }
    });
  });
}

function asks() {
  const { title, items } = content.asks;
  const slide = titled(title);
  const head = ['Decision', 'Who', 'When'].map((text) => ({ text, options: { bold: true, color: 'FFFFFF', fill: { color: ACCENT } } }));
  const rows = items.map(({ what, who, when }) => [what, who, when]);
  slide.addTable([head, ...rows], { x: 0.6, y: 1.7, w: 12.1, colW: [8.1, 2, 2], fontSize: 18, color: INK, border: { type: 'solid', color: 'D1D5DB' } });
}

function years() {
  const { title, unit, years: labels, series } = content.years;
  const slide = titled(title);
  slide.addChart(deck.charts.LINE, series.map(({ name, values }) => ({ name, labels, values })), {
    x: 0.6, y: 1.5, w: 12.1, h: 5.4, chartColors: [ACCENT, '9CA3AF'], showTitle: true, title: unit, showLegend: true, legendPos: 'b',
  });
}

function steps() {
  const { title, items, critical } = content.steps;
  const slide = titled(title);
  items.forEach((item, n) => {
    const x = 0.6 + n * 2.42, fill = { color: n === critical ? ACCENT : 'E8EEFC' }, color = n === critical ? 'FFFFFF' : INK;
    slide.addText(item.label, { x, y: 2.4, w: 2.42, h: 1.1, shape: deck.ShapeType.chevron, fill, color, align: 'center', fontSize: 18, bold: true });
    slide.addText(item.text, { x, y: 3.7, w: 2.3, h: 1.2, fontSize: 16, color: QUIET, valign: 'top' });
  });
}

function risks() {
  const { title, columns, rows } = content.risks;
  const slide = titled(title);
  const colors = { low: 'DCFCE7', medium: 'FEF3C7', high: 'FEE2E2' };
  const head = columns.map((text) => ({ text, options: { bold: true, color: 'FFFFFF', fill: { color: ACCENT } } }));
  const cells = rows.map((row) => row.map((text) => (colors[text] ? { text, options: { fill: { color: colors[text] } } } : text)));
  slide.addTable([head, ...cells], { x: 0.6, y: 1.7, w: 12.1, fontSize: 18, color: INK, border: { type: 'solid', color: 'D1D5DB' } });
}

[cover, points, figures, table, bridge, dates, chart, people, asks, years, steps, risks].forEach((page) => page());
deck.writeFile({ fileName: target });
