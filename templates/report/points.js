// The points of a sweep: values of columns, conditions on them, and the experiment of each.
report.points = (own) => {
  const {numbers, columns} = own;
  const count = numbers.length;
  const decode = (coded) => coded.at ? (i) => coded.values[coded.at[i]] : coded.values ? (i) => coded.values[i] : () => coded.one;
  const all = columns.map((column, index) => {
    const value = decode(column.data);
    const values = Array.from({length: count}, (nothing, i) => value(i));
    const known = values.filter((each) => each !== null && each !== undefined);
    const numeric = known.every((each) => typeof each === 'number');
    const texts = numeric ? [] : [...new Set(known.map(String))];
    const places = new Map(texts.map((text, i) => [text, i]));
    return {
      index, name: column.name, title: column.title, figure: column.figure, better: column.better, numeric, texts, values,
      varies: new Set(known.map(String)).size > 1,
      // A number for plots: of a text, its place among the texts.
      at: (i) => values[i] === null || values[i] === undefined ? NaN : !numeric ? places.get(String(values[i])) : Number.isFinite(values[i]) ? values[i] : NaN,
      order: (one, other) => {
        const a = values[one];
        const b = values[other];
        return numeric ? (a ?? Infinity) - (b ?? Infinity) || one - other : String(a).localeCompare(String(b), 'en', {numeric: true}) || one - other;
      }
    };
  });
  const front = new Set(own.front);
  const outside = new Set(own.outside);

  // '<0.5', '>= 3', '2..4', a number, or a part of a text; null if it asks for nothing.
  function condition(text, column) {
    const asked = text.trim();
    if (asked === '') {
      return null;
    }
    const range = /^(-?[\d.eE+-]+)\s*\.\.\s*(-?[\d.eE+-]+)$/.exec(asked);
    if (column.numeric && range) {
      const [low, high] = [Number(range[1]), Number(range[2])];
      return (value) => value >= low && value <= high;
    }
    const compared = /^(<=|>=|<|>|=)?\s*(-?\d[\d.eE+-]*|-?\.\d[\deE+-]*)$/.exec(asked);
    if (column.numeric && compared) {
      const than = Number(compared[2]);
      const compare = {
        '<': (value) => value < than, '>': (value) => value > than, '<=': (value) => value <= than, '>=': (value) => value >= than
      };
      return compare[compared[1]] || ((value) => value === than);
    }
    return (value) => String(value).toLowerCase().includes(asked.toLowerCase());
  }

  // The file of a point, as the program writes it.
  function experiment(i) {
    let open = [];
    let yaml = '';
    for (const key of own.experiments || []) {
      const value = decode(key.data)(i);
      if (value === null || value === undefined) {
        continue;
      }
      const path = key.path.split('.');
      const sections = path.slice(0, -1);
      sections.forEach((section, depth) => {
        if (open.slice(0, depth + 1).join('.') !== sections.slice(0, depth + 1).join('.')) {
          yaml += '  '.repeat(depth) + section + ':\n';
        }
      });
      open = sections;
      yaml += '  '.repeat(sections.length) + path[path.length - 1] + ': ' + value + '\n';
    }
    return yaml;
  }

  // Of these points, those that no other one is better than in both columns; the best of the first column first.
  function frontOf(points, x, y) {
    const cost = (column, i) => column.better === 'higher' ? -column.at(i) : column.at(i);
    const sorted = points.filter((i) => Number.isFinite(x.at(i)) && Number.isFinite(y.at(i)))
        .sort((one, other) => cost(x, one) - cost(x, other) || cost(y, one) - cost(y, other) || one - other);
    let best = Infinity;
    return sorted.filter((i) => {
      const better = cost(y, i) < best;
      best = Math.min(best, cost(y, i));
      return better;
    });
  }

  return {numbers, count, columns: all, front, outside, knee: own.knee, objectives: own.objectives, hasExperiments: Boolean(own.experiments),
    condition, experiment, frontOf, named: (name) => all.find((column) => column.name === name)};
};
