// One sample, cycle by cycle: tracks of slices to zoom into, and in words what each layer does in a cycle.
report.widgets.timeline = (place, own) => {
  const {element, colour} = report;
  const ROW = 15;
  const INDEX = own.kinds.indexOf('index');
  const offsets = [];
  let rows = 0;
  for (const track of own.tracks) {
    offsets.push(rows);
    rows += track.rows;
  }
  const narrow = () => place.clientWidth < 600;
  const names = () => narrow() ? 104 : 150;
  const range = {from: 0, to: own.cycles};

  const fill = (slice) => {
    const colours = {offer: 'c6', vector: 'faint', stall: 'failed', fire: 'c2', sweep: 'c2', output: 'c3', count: 'c7', result: 'c4'};
    return slice[4] === INDEX ? colour('c' + (1 + Math.max(0, slice[5]) % 8)) : colour(colours[own.kinds[slice[4]]]);
  };
  const words = (slice) => {
    const last = slice[2] + slice[3] - 1;
    return (slice[3] > 1 ? 'cycles ' + slice[2] + ' to ' + last : 'cycle ' + slice[2]) + ', ' + own.tracks[slice[0]].name + ': ' + slice[6];
  };

  const options = () => Object.assign(report.base(), {
    legend: undefined,
    grid: {left: names(), right: 12, top: 8, bottom: 64, outerBoundsMode: 'none'},
    xAxis: report.axis('cycle', {type: 'value', min: 0, max: own.cycles, minInterval: 1, nameGap: 22}),
    yAxis: {
      type: 'value', min: 0, max: rows, inverse: true, interval: rows, axisLabel: {show: false}, axisTick: {show: false}, axisLine: {show: false},
      splitLine: {show: false}
    },
    dataZoom: [
      {type: 'inside', xAxisIndex: 0, filterMode: 'weakFilter', minValueSpan: 8, startValue: range.from, endValue: range.to, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, preventDefaultMouseMove: false},
      {type: 'slider', xAxisIndex: 0, filterMode: 'weakFilter', minValueSpan: 8, startValue: range.from, endValue: range.to, height: 18, bottom: 6, showDetail: false,
        borderColor: colour('muted'), fillerColor: colour('faint') + '66', textStyle: {color: colour('front')}}
    ],
    tooltip: Object.assign(report.base().tooltip, {formatter: (hit) => hit.seriesIndex === 1 ? words(own.slices[hit.dataIndex]).replace(/([,;]) /g, '$1\n') : ''}),
    series: [
      {
        type: 'custom', silent: true, data: own.tracks.map((track, i) => [0, own.cycles, i]), encode: {x: [0, 1]},
        renderItem: (params, api) => {
          const i = api.value(2);
          const top = api.coord([0, offsets[i]])[1];
          const height = own.tracks[i].rows * api.size([0, 1])[1];
          return {type: 'group', children: [
            {type: 'line', shape: {x1: 0, x2: params.coordSys.x + params.coordSys.width, y1: top, y2: top}, style: {stroke: colour('line')}},
            {type: 'text', style: {x: params.coordSys.x - 6, y: top + height / 2, text: own.tracks[i].name, fill: colour('front'),
              fontSize: narrow() ? 10 : 11.5, align: 'right', verticalAlign: 'middle'}}
          ]};
        }
      },
      {
        type: 'custom', clip: true, data: own.slices.map((slice) => [slice[2], slice[2] + slice[3], slice[0]]), encode: {x: [0, 1]}, progressive: 0,
        renderItem: (params, api) => {
          const slice = own.slices[params.dataIndex];
          const left = api.coord([slice[2], 0])[0];
          const right = api.coord([slice[2] + slice[3], 0])[0];
          const from = params.coordSys.x;
          const to = from + params.coordSys.width;
          if (right < from || left > to) {
            return null;
          }
          const height = api.size([0, 1])[1];
          const x = Math.max(from, left);
          return {
            type: 'rect',
            shape: {x, y: api.coord([0, offsets[slice[0]] + slice[1]])[1] + 1.5, width: Math.max(0.7, Math.min(to, right) - x - 0.4), height: height - 3},
            style: {fill: fill(slice)}
          };
        }
      }
    ]
  });

  const box = element('div', {
    class: 'plot', tabindex: '0', role: 'application', 'aria-label': 'Timeline: arrow keys left and right move the cycle, plus and minus zoom, Home and End go to the first and the last cycle; what happens is said below',
    'aria-describedby': 'timeline-readout'
  });
  box.style.height = rows * ROW + 80 + 'px';
  const readout = element('div', {class: 'readout', id: 'timeline-readout', role: 'status', 'aria-live': 'polite'});
  const cycle = element('input', {type: 'number', id: 'timeline-cycle', min: '0', max: String(Math.max(0, own.cycles - 1)), value: '0', step: '1'});

  function say(at) {
    const now = Math.max(0, Math.min(own.cycles - 1, at));
    cycle.value = String(now);
    const list = element('ul', {});
    own.slices.filter((slice) => slice[2] <= now && now < slice[2] + slice[3])
        .sort((one, other) => one[0] - other[0] || one[1] - other[1])
        .forEach((slice) => list.append(element('li', {}, own.tracks[slice[0]].name + ': ' + slice[6])));
    readout.replaceChildren('Cycle ' + now + (list.children.length ? ':' : ': nothing happens'), list);
    return now;
  }

  const chart = report.chart(box, options, (instance) => {
    instance.on('datazoom', () => {
      const zoom = instance.getOption().dataZoom[0];
      range.from = zoom.startValue;
      range.to = zoom.endValue;
      box.dataset.from = String(Math.round(range.from));
      box.dataset.to = String(Math.round(range.to));
    });
    instance.on('mouseover', (hit) => hit.seriesIndex === 1 && readout.replaceChildren(words(own.slices[hit.dataIndex])));
    instance.on('click', (hit) => hit.seriesIndex === 1 && say(own.slices[hit.dataIndex][2]));
  });

  function show(from, to) {
    const span = Math.max(8, Math.min(own.cycles, to - from));
    const start = Math.max(0, Math.min(own.cycles - span, from));
    chart.make().dispatchAction({type: 'dataZoom', startValue: start, endValue: start + span});
  }
  const zoom = (factor) => {
    const middle = Number(cycle.value) >= range.from && Number(cycle.value) <= range.to ? Number(cycle.value) : (range.from + range.to) / 2;
    show(middle - (middle - range.from) * factor, middle + (range.to - middle) * factor);
  };
  const move = (share) => show(range.from + share * (range.to - range.from), range.to + share * (range.to - range.from));
  function step(to) {
    const now = say(to);
    if (now < range.from || now >= range.to) {
      const span = range.to - range.from;
      show(now - span / 2, now + span / 2);
    }
  }
  box.addEventListener('keydown', (event) => {
    const keys = {
      ArrowLeft: () => step(Number(cycle.value) - 1), ArrowRight: () => step(Number(cycle.value) + 1),
      Home: () => step(0), End: () => step(own.cycles - 1), '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2)
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  cycle.addEventListener('change', () => step(Math.round(Number(cycle.value) || 0)));

  const button = (id, text, action) => element('button', {type: 'button', id, onclick: action}, text);
  place.append(
      element('div', {class: 'controls', role: 'group', 'aria-label': 'Timeline'},
          button('timeline-in', 'Zoom in', () => zoom(0.5)), button('timeline-out', 'Zoom out', () => zoom(2)),
          button('timeline-left', 'Earlier', () => move(-0.5)), button('timeline-right', 'Later', () => move(0.5)),
          button('timeline-all', 'All', () => show(0, own.cycles)), element('label', {}, 'Cycle', cycle)),
      box,
      element('p', {class: 'note'}, 'Indices have the colour of their bank. ',
          element('span', {class: 'screen'}, 'Drag to move, hold Ctrl and turn the wheel to zoom, or use the buttons.')),
      readout);
  say(0);
};
