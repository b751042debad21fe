package dev.spikeloom.rtl;

import dev.spikeloom.io.Checksums;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Freemarker templates of the Verilog, from {@code /templates} on the class path. */
public final class Templates {
    private static final String FOLDER = "/templates";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    public Templates() {
        configuration.setClassForTemplateLoading(Templates.class, FOLDER);
        // Verilog is full of ${}, # and <=, but has no [# and no [=.
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        // The same bytes everywhere: no thousands separators, no local digits.
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
     * SHA-256 of the templates that generated files are made from, by name: another one is another generator. It does not
     * depend on whether the program runs from a jar.
     *
     * @throws UncheckedIOException if a template cannot be read
     */
    public static String sha256() {
        try {
            // A jar may have no entries for folders.
            URI one = Templates.class.getResource(FOLDER + "/argmax.v.ftl").toURI();
            if (!one.getScheme().equals("jar")) {
                return sha256(Path.of(one).getParent());
            }
            try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
                return sha256(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource has an address", e);
        }
    }

    private static String sha256(Path folder) throws IOException {
        MessageDigest digest = Checksums.sha256();
        try (Stream<Path> files = Files.list(folder);
                Stream<Path> handed = Files.list(folder.resolve("folder"))) {
            SortedMap<String, Path> named = new TreeMap<>();
            Stream.concat(files, handed)
                    .forEach(file -> named.put(file.getFileName().toString(), file));
            // Those of the harness are filled in where the harness is built.
            named.keySet().removeIf(name -> !name.endsWith(".ftl") || name.startsWith("cosim_"));
            for (Map.Entry<String, Path> file : named.entrySet()) {
                digest.update((file.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file.getValue()));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Fills in the template of a generated file.
     *
     * @param name the template's name without its suffix: {@code snn_layer.v}
     * @param model what the template may refer to, by name
     * @throws IllegalStateException if the template does not fit the model
     * @throws UncheckedIOException if there is no such template, or it cannot be read
     */
    public String render(String name, Map<String, Object> model) {
        StringWriter text = new StringWriter();
        try {
            configuration.getTemplate(name + ".ftl").process(model, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + name + " does not fit its model", e);
        }
        return text.toString();
    }
}
