package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.List;

/**
 * A Debian package that holds the files. It is downloaded and unpacked into a temporary folder, not installed, so that
 * no special rights are needed.
 *
 * @param packageName name of the package
 * @param folder where its files would be installed, absolute
 */
record DebianPackage(String packageName, Path folder) implements DatasetSource {
    static final DebianPackage FASHION_MNIST =
            new DebianPackage("dataset-fashion-mnist", Path.of("/usr/share/datasets/fashion-mnist"));

    @Override
    public String name() {
        return "Debian package " + packageName;
    }

    @Override
    public void fetch(List<DatasetFile> files, CacheFolder cache, Progress progress) {
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            FetchTool.run(Tool.APT_GET, temporary.path(), "download", packageName);
            Path unpacked = temporary.path().resolve("unpacked");
            FetchTool.run(
                    Tool.DPKG_DEB,
                    temporary.path(),
                    "-x",
                    FetchTool.single(temporary.path(), ".deb").toString(),
                    unpacked.toString());
            Path relative = folder.getRoot().relativize(folder);
            new LocalFolder(unpacked.resolve(relative)).fetch(files, cache, progress);
        }
    }
}
