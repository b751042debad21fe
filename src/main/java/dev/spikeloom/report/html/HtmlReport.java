package dev.spikeloom.report.html;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes pages as HTML: one file that needs no other and asks no network. It holds the styles, the scripts and the library of
 * the charts; a policy in it lets nothing else run. The same page gives the same bytes.
 */
public final class HtmlReport {
    /** A report has no more bytes. */
    public static final int MAX_BYTES = 5 << 20;

    /** Of these, for texts; the charts' library, scripts and data are the rest. */
    private static final int TEXT_BYTES = 1_200_000;

    private static final String BEGIN = "<!DOCTYPE html>";
    private static final String FOLDER = "/templates/report/";
    private static final List<String> SCRIPTS =
            List.of("page.js", "charts.js", "timeline.js", "points.js", "sweep.js", "regression.js");
    private static final String LIBRARY = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    public HtmlReport() {
        configuration.setClassForTemplateLoading(HtmlReport.class, FOLDER);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setBooleanFormat("c");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
    }

    /**
     * Whether a report may be written to a file: it is not there yet, or is a report.
     *
     * @throws InputException if it is something else
     */
    public static void requireReplaceable(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new InputException(
                    "-o is '" + file + "', which is a folder, expected a file such as " + file.resolve("report.html"));
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException("-o is '" + file + "', which is a device or the like, expected a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String begin = new String(in.readNBytes(BEGIN.length()), StandardCharsets.ISO_8859_1);
            if (!begin.isEmpty() && !begin.equals(BEGIN)) {
                throw new InputException(file + " is there already, and is no report; name another file with -o");
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * A page as HTML.
     *
     * @throws InputException if it has too much data for a report
     */
    public byte[] render(Page page) {
        Page shown = new PageBudget(TEXT_BYTES).cut(page);
        String style = resource(FOLDER + "page.css");
        String library = resource(LIBRARY).strip();
        StringBuilder scripts = new StringBuilder();
        SCRIPTS.forEach(name -> scripts.append(resource(FOLDER + name)));
        Map<String, TemplateHTMLOutputModel> data = new TreeMap<>();
        for (Section section : shown.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Chart chart) {
                    data.put(chart.id(), markup(EmbeddedJson.of(chart.data())));
                } else if (block instanceof Widget widget) {
                    data.put(widget.id(), markup(EmbeddedJson.of(widget.data())));
                }
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("page", shown);
        model.put("style", markup(style));
        model.put("library", markup(library));
        model.put("script", markup(scripts.toString()));
        model.put("data", data);
        model.put("policy", policy(style, library, scripts.toString()));
        byte[] html = fill(model).getBytes(StandardCharsets.UTF_8);
        if (html.length > MAX_BYTES) {
            throw new InputException("the report would have " + html.length + " bytes, allowed: " + MAX_BYTES);
        }
        return html;
    }

    /** Nothing is loaded, and nothing runs but what stands in the file. */
    private static String policy(String style, String library, String script) {
        return "default-src 'none'; script-src '" + digest(library) + "' '" + digest(script) + "'; style-src '"
                + digest(style) + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String text) {
        byte[] hash = Checksums.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    private String fill(Map<String, Object> model) {
        StringWriter text = new StringWriter();
        try {
            configuration.getTemplate("page.html.ftl").process(model, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template of reports does not fit its model", e);
        }
        return text.toString();
    }

    private static TemplateHTMLOutputModel markup(String text) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(text);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
