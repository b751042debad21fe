package dev.spikeloom.report.html;

import dev.spikeloom.report.html.Table.Cell;
import freemarker.core.HTMLOutputFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a page small enough for any browser, whatever is to be shown: long texts and long tables are cut, which is said
 * where they are. What is an ordinary report has all of it.
 */
final class PageBudget {
    /** Of one table; more is nothing that a person reads from top to bottom. */
    private static final int MOST_ROWS = 2000;

    private static final int MOST_COLUMNS = 64;
    private static final int MOST_LISTING = 64 * 1024;
    private static final int MARKUP_OF_CELL = 30;

    /** Of one chart: thousands of bars or lines are nothing that a person can tell from each other. */
    private static final int MOST_OF_CHART = 200_000;

    private int left;

    /** @param bytes for all texts of the page */
    PageBudget(int bytes) {
        this.left = bytes;
    }

    Page cut(Page page) {
        return new Page(
                page.kind(),
                ShownText.of(page.title()),
                ShownText.of(page.lead()),
                page.sections().stream().map(this::cut).toList(),
                page.figures());
    }

    private Section cut(Section section) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Table table) {
                cut(table, blocks);
            } else if (block instanceof Heading heading) {
                blocks.add(new Heading(heading.id(), taken(heading.text(), ShownText.MOST)));
            } else if (block instanceof Paragraph paragraph) {
                blocks.add(new Paragraph(taken(paragraph.text(), ShownText.MOST)));
            } else if (block instanceof Listing listing) {
                blocks.add(new Listing(
                        taken(listing.title(), ShownText.MOST), taken(listing.text(), Math.min(left, MOST_LISTING))));
            } else if (block instanceof Drawing drawing && drawing.svg().length() > left) {
                blocks.add(new Paragraph(taken(drawing.title(), ShownText.MOST) + " is too large to be drawn here."));
            } else if (block instanceof Chart chart
                    && EmbeddedJson.of(chart.data()).length() > MOST_OF_CHART) {
                blocks.add(new Paragraph(taken(chart.title(), ShownText.MOST) + " are too many to be drawn here."));
            } else if (block instanceof Widget widget && widget.table() != null) {
                List<Block> table = new ArrayList<>();
                cut(widget.table(), table);
                blocks.add(new Widget(
                        widget.id(), widget.kind(), widget.otherwise(), (Table) table.get(0), widget.data()));
            } else {
                left -= block instanceof Drawing drawing ? drawing.svg().length() : 0;
                blocks.add(block);
            }
        }
        return new Section(section.id(), section.title(), blocks);
    }

    private String taken(String text, int most) {
        String shown = ShownText.clipped(text, Math.max(1, most));
        left -= HTMLOutputFormat.INSTANCE.escapePlainText(shown).getBytes(StandardCharsets.UTF_8).length;
        return shown;
    }

    private void cut(Table table, List<Block> blocks) {
        int columns = Math.min(MOST_COLUMNS, table.heads().size());
        List<String> heads = table.heads().stream()
                .limit(columns)
                .map(head -> taken(head, ShownText.MOST))
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            if (rows.size() == MOST_ROWS || left <= 0) {
                break;
            }
            List<Cell> cells = new ArrayList<>();
            for (Cell cell : row.subList(0, Math.min(columns, row.size()))) {
                cells.add(new Cell(taken(cell.text(), ShownText.MOST), cell.kind(), cell.target()));
                left -= MARKUP_OF_CELL;
            }
            rows.add(cells);
        }
        blocks.add(new Table(taken(table.caption(), ShownText.MOST), heads, rows));
        int more = table.rows().size() - rows.size();
        if (more > 0) {
            blocks.add(new Paragraph(more + " more rows are not shown here."));
        }
        if (table.heads().size() > columns) {
            blocks.add(new Paragraph((table.heads().size() - columns) + " more columns are not shown here."));
        }
    }
}
