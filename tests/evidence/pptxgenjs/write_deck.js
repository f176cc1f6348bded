// Writes the deck of content.json as PptxGenJS writes decks: node write_deck.js CONTENT PICTURE OUT
const fs = require("fs");
const PptxGenJS = require("pptxgenjs");

const [, , source, picture, target] = process.argv;
const { brand, slides } = JSON.parse(fs.readFileSync(source, "utf8"));

const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
deck.theme = { headFontFace: "Arial", bodyFontFace: "Arial" };
deck.defineSlideMaster({
  title: "CONTENT",
  background: { color: "FFFFFF" },
  objects: [
    { placeholder: { options: { name: "title", type: "title", x: 0.6, y: 0.4, w: 12.1, h: 0.9, fontSize: 28, color: brand.ink, align: "left" }, text: "" } },
  ],
  slideNumber: { x: 12.3, y: 7.0, w: 0.6, h: 0.3, fontSize: 10, color: brand.ink },
});

const prose = { fontSize: 18, color: brand.ink, valign: "top", align: "left", lang: "en-GB" };
const draw = {
  bullets: (slide, { points }) =>
    slide.addText(points.map((text) => ({ text, options: { bullet: true, breakLine: true } })), { ...prose, x: 0.6, y: 1.8, w: 11, h: 2.6 }),
  prose: (slide, { text }) => slide.addText(text, { ...prose, x: 0.6, y: 1.8, w: 11, h: 2.6 }),
  picture: (slide, { text, alt }) => {
    slide.addImage({ path: picture, altText: alt, x: 0.6, y: 1.8, w: 6, h: 4 });
    slide.addText(text, { ...prose, x: 7.2, y: 1.8, w: 5, h: 2.4 });
  },
  table: (slide, { rows }) =>
    slide.addTable(
      rows.map((cells, row) => cells.map((text) => ({ text, options: { bold: row === 0 } }))),
      { x: 0.6, y: 1.8, w: 11, fontSize: 16, color: brand.ink, border: { type: "solid", pt: 1, color: "CBD5E1" } },
    ),
  chart: (slide, { categories, series, values, alt }) =>
    slide.addChart(deck.charts.BAR, [{ name: series, labels: categories, values }], { x: 0.6, y: 1.7, w: 11.5, h: 5, altText: alt, chartColors: [brand.accent] }),
  cards: (slide, { cards }) =>
    cards.forEach((text, number) =>
      slide.addText(text, { ...prose, shape: deck.shapes.RECTANGLE, fill: { color: brand.tint }, x: 0.6 + number * 4.1, y: 1.8, w: 3.8, h: 2, valign: "middle" })),
};

for (const content of slides) {
  const slide = deck.addSlide({ masterName: "CONTENT" });
  slide.addText(content.title, { placeholder: "title" });
  draw[content.kind](slide, content);
}
deck.writeFile({ fileName: target });
