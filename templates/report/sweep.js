// A sweep: a plot of any two columns, parallel coordinates to brush, and a table that sorts and filters; all show the same points.
report.widgets.sweep = (place, own) => {
  const {element, colour, number} = report;
  const points = report.points(own);
  const PAGE = 50;
  const MOST_LINES = 3000;
  const every = Array.from({length: points.count}, (nothing, i) => i);
  const plotted = points.columns.filter((column) => column.varies || points.objectives.includes(column.name));
  const state = {brushed: new Map(), asked: new Map(), sort: null, down: false, page: 0, wide: false, chosen: every};
  const listeners = [];

  function choose() {
    const conditions = [...state.asked].map(([index, text]) => [points.columns[index], points.condition(text, points.columns[index])])
        .filter(([column, holds]) => holds !== null);
    state.chosen = every.filter((i) => conditions.every(([column, holds]) => holds(column.values[i]))
        && [...state.brushed].every(([column, intervals]) => intervals.some(([low, high]) => column.at(i) >= low && column.at(i) <= high)));
    state.page = 0;
    listeners.forEach((listener) => listener());
  }

  const words = (i) => 'point ' + points.numbers[i] + '\n' + points.columns
      .filter((column) => points.objectives.includes(column.name) || (!column.figure && column.varies))
      .map((column) => column.title + ': ' + column.values[i]).join('\n');

  const select = (id, title, columns, value, changed) => {
    const made = element('select', {id, onchange: changed});
    for (const column of columns) {
      made.append(element('option', {value: column.index, selected: column === value}, column.title));
    }
    return element('label', {}, title, made);
  };
  const chosenColumn = (id) => points.columns[Number(document.getElementById(id).value)];
  const label = (column) => (column.numeric ? undefined : (value) => column.texts[value] ?? '');

  // The plot of two columns.
  function scatter() {
    const objectives = points.objectives.map(points.named);
    const y = objectives[0];
    const x = objectives[1] || plotted.find((column) => column !== y) || y;
    const box = element('div', {class: 'plot tall', role: 'img', 'aria-label': 'A dot a point over two columns, with the front; the table below has the same points'});
    const note = element('p', {class: 'note', role: 'status', id: 'scatter-note'});
    const axisOf = (column, vertical) => report.axis(column.title, {
      type: 'value', scale: true, nameGap: vertical ? 50 : 28,
      axisLabel: {color: colour('front'), hideOverlap: true, width: 60, overflow: 'truncate', formatter: label(column)}
    });
    const options = () => {
      const [across, up] = [chosenColumn('scatter-x'), chosenColumn('scatter-y')];
      const at = (i) => [across.at(i), up.at(i), i];
      const chosen = new Set(state.chosen);
      const some = state.chosen.length < points.count;
      const steps = points.frontOf(every.filter((i) => !points.outside.has(i)), across, up);
      const dots = (name, list, shape, size, colourName, more) => Object.assign(
          {name, type: 'scatter', data: list.map(at), symbol: shape, symbolSize: size, large: list.length > 2000, largeThreshold: 2000,
            itemStyle: {color: colour(colourName)}, dimensions: ['x', 'y', 'i']}, more);
      note.textContent = (some ? state.chosen.length + ' of ' + points.count + ' points are chosen. ' : points.count + ' points. ')
          + 'Of these two columns the front has ' + steps.length + ' points within the constraints.';
      return Object.assign(report.base(), {
        grid: {left: 72, right: 18, top: 44, bottom: 52, outerBoundsMode: 'none'},
        xAxis: axisOf(across, false),
        yAxis: axisOf(up, true),
        tooltip: Object.assign(report.base().tooltip, {trigger: 'item', formatter: (hit) => Array.isArray(hit.value) && hit.value.length > 2 ? words(hit.value[2]) : ''}),
        dataZoom: [{type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', filterMode: 'none'}, {type: 'inside', yAxisIndex: 0, zoomOnMouseWheel: 'ctrl', filterMode: 'none'}],
        series: [
          dots('points', every.filter((i) => !points.outside.has(i) && !chosen.has(i) === some), 'circle', 4, 'faint'),
          dots('outside the constraints', every.filter((i) => points.outside.has(i)), 'triangle', 4, 'c6'),
          dots('chosen', some ? state.chosen : [], 'circle', 6, 'c1'),
          {name: 'front of these two', type: 'line', step: across.better === 'higher' ? 'start' : 'end', symbol: 'none', data: steps.map((i) => [across.at(i), up.at(i)]).sort((one, other) => one[0] - other[0]),
            lineStyle: {color: colour('mark'), width: 1.5}, itemStyle: {color: colour('mark')}},
          dots('front', [...points.front], 'diamond', 9, 'mark', {itemStyle: {color: colour('mark'), borderColor: colour('back'), borderWidth: 1}}),
          dots('knee', points.knee === undefined ? [] : [points.knee], 'pin', 24, 'c4')
        ]
      });
    };
    const changed = () => chart.refresh();
    place.append(
        element('h3', {}, 'Two columns'),
        element('div', {class: 'controls'}, select('scatter-x', 'Across', plotted, x, changed), select('scatter-y', 'Upwards', plotted, y, changed)),
        box, note);
    const chart = report.chart(box, options, (instance) => instance.on('click', (hit) => Array.isArray(hit.value) && hit.value.length > 2 && open(hit.value[2])));
    listeners.push(() => chart.refresh());
  }

  // Parallel coordinates: a line a point, and on each axis the range that is brushed.
  function parallel() {
    const axes = points.columns.filter((column) => (!column.figure && column.varies) || points.objectives.includes(column.name));
    const box = element('div', {class: 'plot tall', role: 'img', 'aria-label': 'Parallel coordinates: a line a point, an axis a parameter or objective. Conditions in the table below choose the same as brushes do.'});
    const note = element('p', {class: 'note', role: 'status', id: 'parallel-note'});
    const scroll = element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Parallel coordinates'}, box);
    box.style.minWidth = Math.max(320, axes.length * 74) + 'px';
    const drawn = () => {
      const others = every.filter((i) => !points.front.has(i));
      const step = Math.max(1, Math.ceil(others.length / MOST_LINES));
      return others.filter((i, place) => place % step === 0).concat([...points.front]);
    };
    const lines = drawn();
    // An axis has all points, from the least to the most.
    const ends = (column) => {
      const known = every.map(column.at).filter(Number.isFinite);
      const [min, max] = known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
      return min < max ? {min, max} : {};
    };
    const options = () => Object.assign(report.base(), {
      legend: undefined,
      tooltip: {show: false},
      parallel: {left: 44, right: 44, top: 54, bottom: 24, axisExpandable: false, parallelAxisDefault: {
        type: 'value', scale: true, nameLocation: 'end', nameGap: 14, areaSelectStyle: {width: 22, color: colour('mark'), borderColor: colour('mark'), opacity: 0.35}
      }},
      parallelAxis: axes.map((column, dim) => ({
        dim, name: column.title.replace(/[._]/g, '\n'), inverse: column.better === 'lower', nameLocation: column.better === 'lower' ? 'start' : 'end', nameTextStyle: {color: colour('front'), fontSize: 10, lineHeight: 11},
        axisLabel: {color: colour('front'), fontSize: 10, hideOverlap: true, formatter: label(column) || ((value) => String(Number(value.toPrecision(3))))}, ...ends(column), minInterval: column.values.every((value) => !column.numeric || Number.isInteger(value)) ? 1 : 0,
        axisLine: {lineStyle: {color: colour('muted')}}, axisTick: {lineStyle: {color: colour('muted')}}
      })),
      series: [
        {type: 'parallel', name: 'points', smooth: false, lineStyle: {width: 1, opacity: lines.length > 500 ? 0.12 : 0.4, color: colour('c1')}, inactiveOpacity: 0.02, activeOpacity: 0.5,
          progressive: 500, data: lines.filter((i) => !points.front.has(i)).map((i) => axes.map((column) => column.at(i)))},
        {type: 'parallel', name: 'front', lineStyle: {width: 1.5, opacity: 0.7, color: colour('mark')}, inactiveOpacity: 0.03, activeOpacity: 0.9,
          data: [...points.front].map((i) => axes.map((column) => column.at(i)))}
      ]
    });
    const say = () => {
      note.textContent = state.chosen.length + ' of ' + points.count + ' points are chosen'
          + (lines.length < points.count ? '; ' + lines.length + ' of them all are drawn: the front, and others spread evenly.' : '.');
    };
    place.append(
        element('h3', {}, 'Parallel coordinates'),
        element('p', {class: 'note screen'}, 'Drag along an axis to choose the points within a range; click the axis to let go. Better values of objectives are up.'),
        scroll, note,
        element('div', {class: 'controls'}, element('button', {type: 'button', id: 'parallel-clear', onclick: () => {
          state.brushed.clear();
          chart.refresh();
          choose();
        }}, 'Let all ranges go')));
    const chart = report.chart(box, options, (instance) => instance.on('axisareaselected', () => {
      state.brushed.clear();
      instance.getModel().eachComponent('parallelAxis', (model, index) => {
        const intervals = model.activeIntervals || [];
        if (intervals.length > 0) {
          state.brushed.set(axes[index], intervals.map((each) => [Math.min(...each), Math.max(...each)]));
        }
      });
      choose();
    }));
    listeners.push(say);
    say();
  }

  // The table, a page at a time.
  const shown = () => points.columns.filter((column) => state.wide || !column.figure || points.objectives.includes(column.name));
  const head = element('thead', {});
  const body = element('tbody', {});
  const where = element('span', {role: 'status', id: 'table-note', class: 'note'});
  const file = element('pre', {tabindex: '0', id: 'experiment', 'aria-label': 'Experiment of a point'});
  const details = element('div', {id: 'experiment-view', hidden: true});
  const said = element('span', {role: 'status', class: 'note', id: 'copied'});

  function open(i) {
    details.hidden = false;
    details.querySelector('h3').textContent = 'Experiment of point ' + points.numbers[i];
    file.textContent = points.experiment(i);
    said.textContent = '';
    details.scrollIntoView({block: 'nearest'});
  }

  async function copy() {
    let copied = true;
    try {
      await navigator.clipboard.writeText(file.textContent);
    } catch (refused) {
      const range = document.createRange();
      range.selectNodeContents(file);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      copied = document.execCommand('copy');
    }
    said.textContent = copied ? 'copied' : 'chosen; copy it with the keyboard';
  }

  function sorted() {
    const list = state.chosen.slice();
    if (state.sort !== null) {
      const column = points.columns[state.sort];
      list.sort((one, other) => (state.down ? -1 : 1) * column.order(one, other));
    }
    return list;
  }

  function fillHead() {
    const titles = element('tr', {}, element('th', {scope: 'col'}, 'point'));
    const filters = element('tr', {}, element('td', {}, ''));
    for (const column of shown()) {
      const own = state.sort === column.index;
      titles.append(element('th', {scope: 'col', 'aria-sort': own ? (state.down ? 'descending' : 'ascending') : 'none'},
          element('button', {type: 'button', 'data-column': column.name, onclick: () => {
            state.down = own ? !state.down : false;
            state.sort = column.index;
            state.page = 0;
            fillHead();
            fillBody();
            [...head.querySelectorAll('button')].find((each) => each.dataset.column === column.name).focus();
          }}, column.title + (own ? (state.down ? ' \u25bc' : ' \u25b2') : ''))));
      filters.append(element('td', {}, element('input', {
        type: 'text', value: state.asked.get(column.index) || '', 'data-column': column.name, 'aria-label': 'Condition on ' + column.title,
        placeholder: column.numeric ? '<1, 2..4' : 'text', oninput: (event) => {
          state.asked.set(column.index, event.target.value);
          clearTimeout(state.timer);
          state.timer = setTimeout(choose, 150);
        }
      })));
    }
    if (points.hasExperiments) {
      titles.append(element('th', {scope: 'col', class: 'screen'}, 'experiment'));
      filters.append(element('td', {}, ''));
    }
    head.replaceChildren(titles, filters);
  }

  function fillBody() {
    const list = sorted();
    const pages = Math.max(1, Math.ceil(list.length / PAGE));
    state.page = Math.max(0, Math.min(pages - 1, state.page));
    const rows = list.slice(state.page * PAGE, (state.page + 1) * PAGE).map((i) => {
      const row = element('tr', {class: points.front.has(i) ? 'front' : null, 'data-point': points.numbers[i]},
          element('th', {scope: 'row'}, points.numbers[i] + (points.front.has(i) ? ' (front)' : points.outside.has(i) ? ' (outside)' : '')));
      for (const column of shown()) {
        const value = column.values[i];
        row.append(element('td', {class: column.numeric ? 'number' : null}, value === null || value === undefined ? '' : String(value)));
      }
      if (points.hasExperiments) {
        row.append(element('td', {class: 'screen'}, element('button', {type: 'button', 'aria-label': 'Show the experiment of point ' + points.numbers[i], onclick: () => open(i)}, 'Show')));
      }
      return row;
    });
    body.replaceChildren(...rows);
    where.textContent = 'Page ' + (state.page + 1) + ' of ' + pages + ', ' + list.length + ' of ' + points.count + ' points';
  }

  function table() {
    const turn = (to) => () => {
      state.page = to();
      fillBody();
    };
    const button = (id, text, action) => element('button', {type: 'button', id, onclick: action}, text);
    const wide = element('input', {type: 'checkbox', id: 'table-wide', onchange: (event) => {
      state.wide = event.target.checked;
      fillHead();
      fillBody();
    }});
    details.append(element('h3', {}, 'Experiment'), element('div', {class: 'controls'}, button('copy', 'Copy', copy), said), file);
    place.append(
        element('h3', {}, 'All points'),
        element('p', {class: 'note screen'}, 'A heading sorts. Below it stands a condition: <1, >=2, 2..4, a number, or a part of a text.'),
        element('div', {class: 'controls'},
            button('page-first', 'First', turn(() => 0)), button('page-back', 'Back', turn(() => state.page - 1)),
            button('page-next', 'Next', turn(() => state.page + 1)), button('page-last', 'Last', turn(() => Infinity)),
            element('label', {class: 'line'}, wide, 'all figures'), where),
        element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All points'},
            element('table', {id: 'all-points'}, element('caption', {}, 'All points'), head, body)),
        details);
    fillHead();
    fillBody();
    listeners.push(fillBody);
  }

  scatter();
  parallel();
  table();
};
