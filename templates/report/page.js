'use strict';
// What all reports share: the data beside the page, elements, the theme, and charts that are made when they come into view.
const report = (() => {
  const data = (id) => JSON.parse(document.getElementById(id + '-data').textContent);

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) {
        made.addEventListener(name.slice(2), value);
      } else if (value === true) {
        made.setAttribute(name, '');
      } else if (value !== false && value !== null && value !== undefined) {
        made.setAttribute(name, value);
      }
    }
    for (const child of children) {
      made.append(child);
    }
    return made;
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const palette = () => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => colour('c' + n));
  const number = (value) =>
      typeof value !== 'number' ? String(value) : Number(value.toPrecision(6)).toLocaleString('en-US', {maximumSignificantDigits: 6});

  // What every chart looks like; colours are those of the page.
  function base() {
    const text = colour('front');
    return {
      animation: false,
      backgroundColor: 'transparent',
      color: palette(),
      textStyle: {color: text},
      legend: {type: 'scroll', top: 0, textStyle: {color: text}, pageTextStyle: {color: text}, pageIconColor: text},
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: colour('panel'), borderColor: colour('muted'),
        textStyle: {color: text, fontSize: 12}
      }
    };
  }

  function axis(name, more) {
    return Object.assign({
      name, nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: colour('front')},
      axisLabel: {color: colour('front'), hideOverlap: true}, axisLine: {lineStyle: {color: colour('muted')}},
      splitLine: {lineStyle: {color: colour('line')}}
    }, more);
  }

  const charts = new Set();
  let onPaper = false;

  // A chart in a box: made when it comes into view, before printing, or when it is asked for.
  function chart(box, options, prepared) {
    const made = {instance: null, box};
    made.make = () => {
      if (made.instance === null) {
        made.instance = echarts.init(box, null, {renderer: 'canvas'});
        made.instance.setOption(options());
        if (prepared) {
          prepared(made.instance);
        }
      }
      return made.instance;
    };
    made.refresh = () => {
      if (made.instance !== null) {
        made.instance.setOption(options(), {notMerge: true});
      }
    };
    made.resize = () => made.instance !== null && made.instance.resize();
    charts.add(made);
    watch.observe(box);
    sizes.observe(box);
    return made;
  }

  const byBox = (box) => [...charts].find((each) => each.box === box);
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        watch.unobserve(entry.target);
        byBox(entry.target).make();
      }
    }
  }, {rootMargin: '200px'});
  // On paper a chart is an image, as large as it was on the screen; its place follows it.
  const print = matchMedia('print');
  const sizes = new ResizeObserver((entries) => {
    if (!onPaper && !print.matches) {
      entries.forEach((entry) => byBox(entry.target).resize());
    }
  });

  const refreshAll = () => charts.forEach((each) => each.refresh());

  // Paper is white: all charts are drawn for it, and afterwards again for the screen.
  let chosen;
  function paper(now) {
    if (now === onPaper) {
      return;
    }
    onPaper = now;
    const root = document.documentElement;
    if (now) {
      chosen = root.dataset.theme;
      root.dataset.theme = 'light';
      charts.forEach((each) => each.make());
    } else if (chosen === undefined) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = chosen;
    }
    refreshAll();
    if (!now) {
      charts.forEach((each) => each.resize());
    }
  }
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
  print.addEventListener('change', (event) => paper(event.matches));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refreshAll);

  function themes() {
    const dark = () => {
      const chosen = document.documentElement.dataset.theme;
      return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    };
    const button = element('button', {type: 'button', id: 'theme', 'aria-pressed': String(dark()), onclick: () => {
      document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
      button.setAttribute('aria-pressed', String(dark()));
      refreshAll();
    }}, 'Dark');
    const tools = document.getElementById('tools');
    tools.hidden = false;
    tools.append(button, element('button', {type: 'button', id: 'print', onclick: () => window.print()}, 'Print'));
  }

  const widgets = {};
  const kinds = {};
  document.addEventListener('DOMContentLoaded', () => {
    themes();
    for (const figure of document.querySelectorAll('figure[data-chart]')) {
      figure.hidden = false;
      const box = element('div', {class: 'plot', role: 'img', 'aria-label': figure.dataset.description});
      figure.append(box);
      const own = data(figure.id);
      chart(box, () => kinds[figure.dataset.chart](own));
    }
    for (const place of document.querySelectorAll('[data-widget]')) {
      widgets[place.dataset.widget](place, data(place.id));
    }
  });

  return {data, element, colour, palette, number, base, axis, chart, widgets, kinds};
})();
