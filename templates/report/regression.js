// The matrix of a regression: designs whose checks ended in some way, or whose names have some text in them.
report.widgets.matrix = (place, own) => {
  const {element} = report;
  const table = place.parentElement.querySelector('table');
  const rows = [...table.tBodies[0].rows];
  const outcome = element('select', {id: 'matrix-outcome', onchange: filter}, element('option', {value: ''}, 'any'));
  own.outcomes.forEach((each) => outcome.append(element('option', {value: each}, each)));
  const name = element('input', {type: 'text', id: 'matrix-name', oninput: filter});
  const note = element('span', {role: 'status', class: 'note', id: 'matrix-note'});

  function filter() {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(row.cells[0].textContent.toLowerCase().includes(name.value.trim().toLowerCase())
          && (outcome.value === '' || [...row.cells].some((cell) => cell.className === outcome.value)));
      shown += row.hidden ? 0 : 1;
    }
    note.textContent = shown + ' of ' + rows.length + ' designs';
  }

  place.append(element('div', {class: 'controls'}, element('label', {}, 'Designs with a check that', outcome), element('label', {}, 'Name has', name), note));
  filter();
};
