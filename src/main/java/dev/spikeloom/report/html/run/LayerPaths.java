package dev.spikeloom.report.html.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which layer a module is in, by its path. */
final class LayerPaths {
    /** What is in no layer comes after all that is. */
    private static final int REST = Integer.MAX_VALUE;

    private static final Pattern LAYER = Pattern.compile("u_layer_(\\d{1,6})(\\..*)?");

    private LayerPaths() {}

    /** Its number. */
    static int layer(String path) {
        Matcher matcher = LAYER.matcher(path);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : REST;
    }

    /** As people read it. */
    static String name(int layer) {
        return layer == REST ? "the rest" : "layer " + layer;
    }
}
