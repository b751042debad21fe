package dev.spikeloom.network.nir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what a fuzzer begins with: every primitive in every layout, by h5py, whose older groups have no checksums, and some by jHDF. */
public final class NirSeeds {
    private NirSeeds() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<H5py.Written> files = new ArrayList<>();
        for (PrimitiveGraph primitive : PrimitiveGraph.all()) {
            String name = primitive.name().replaceAll("\\W+", "-");
            for (NirLayout layout : NirLayout.values()) {
                files.add(new H5py.Written(
                        folder.resolve(name + "-" + layout + ".nir"),
                        layout.file(primitive.graph()),
                        layout == NirLayout.V1_0 ? "gzip" : null));
            }
            LaidOutFiles.write(folder.resolve(name + ".nir"), NirLayout.V1_0.file(primitive.graph()));
        }
        H5py.write(folder, files);
        Files.delete(folder.resolve("graphs.json"));
    }
}
