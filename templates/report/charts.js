// Charts whose numbers stand in a table beside them.
(() => {
  const share = (value) => value === null || value === undefined ? '-' : (100 * value).toFixed(2) + ' %';

  report.kinds.lines = (own) => Object.assign(report.base(), {
    grid: {left: 56, right: 16, top: 40, bottom: 48},
    xAxis: report.axis(own.across, {type: 'value', min: 'dataMin', max: 'dataMax', minInterval: 1}),
    yAxis: report.axis(own.upwards, {
      type: 'value', scale: true, nameGap: 42,
      axisLabel: {color: report.colour('front'), formatter: own.percent ? (value) => (100 * value).toFixed(0) + '%' : undefined}
    }),
    tooltip: Object.assign(report.base().tooltip, {
      trigger: 'axis', valueFormatter: own.percent ? share : (value) => value === null ? '-' : report.number(value)
    }),
    series: own.series.map((each, index) => ({
      name: each.name, type: 'line', symbol: ['circle', 'rect', 'triangle', 'diamond'][index % 4], symbolSize: 6,
      showSymbol: own.at.length < 80, lineStyle: {type: ['solid', 'dashed', 'dotted'][index % 3]},
      data: each.values.map((value, i) => [own.at[i], value])
    }))
  });

  report.kinds.bars = (own) => Object.assign(report.base(), {
    grid: {left: 84, right: 20, top: 40, bottom: 48},
    xAxis: report.axis(own.unit, {type: 'value'}),
    yAxis: report.axis('', {
      type: 'category', data: own.categories, inverse: true,
      axisLabel: {color: report.colour('front'), width: 76, overflow: 'truncate'}
    }),
    tooltip: Object.assign(report.base().tooltip, {
      trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: (value) => report.number(value)
    }),
    series: own.parts.map((part) => ({
      name: part.name, type: 'bar', stack: 'all', barMaxWidth: 34, data: part.values,
      itemStyle: {borderColor: report.colour('back'), borderWidth: 1}
    }))
  });
})();
