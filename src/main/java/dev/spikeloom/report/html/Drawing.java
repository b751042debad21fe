package dev.spikeloom.report.html;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;

/**
 * A drawing that needs no scripts.
 *
 * @param title above it
 * @param svg its elements
 */
public record Drawing(String title, String svg) implements Block {
    @Override
    public String type() {
        return "drawing";
    }

    /**
     * The drawing as the template takes it, which would else show its source.
     *
     * @throws TemplateModelException never: it is markup already
     */
    public TemplateHTMLOutputModel markup() throws TemplateModelException {
        return HTMLOutputFormat.INSTANCE.fromMarkup(svg);
    }
}
