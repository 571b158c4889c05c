package org.langevin.workbench.internal.registry;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.workbench.internal.data.Sha256;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a bundle's jar, to say exactly which one a run used. */
final class BundleFiles {
  private static final Logger LOG = LoggerFactory.getLogger(BundleFiles.class);
  private static final String REFERENCE = "reference:";

  private BundleFiles() {}

  static BundleFacts facts(Bundle bundle) {
    return new BundleFacts(bundle.getSymbolicName(), bundle.getVersion(), sha256(bundle));
  }

  private static String sha256(Bundle bundle) {
    try (InputStream jar = open(bundle)) {
      return Sha256.of(jar);
    } catch (IOException e) {
      LOG.warn("The jar of {} is not at hand; runs cannot record its SHA-256", bundle, e);
      return "";
    }
  }

  /**
   * Felix keeps a copy of the jar beside the bundle's data area; that copy is what runs, while the
   * place that the bundle was installed from may have changed since.
   */
  private static InputStream open(Bundle bundle) throws IOException {
    File data = bundle.getDataFile("");
    Optional<Path> copy =
        data == null ? Optional.empty() : copy(data.toPath().toAbsolutePath().getParent());
    return copy.isPresent()
        ? Files.newInputStream(copy.get())
        : new URL(source(bundle.getLocation())).openStream();
  }

  /** Bundles installed by reference are not copied: they run from where they are. */
  private static String source(String location) {
    return location.startsWith(REFERENCE) ? location.substring(REFERENCE.length()) : location;
  }

  private static Optional<Path> copy(Path folder) throws IOException {
    try (Stream<Path> revisions = Files.list(folder)) {
      return revisions
          .map(revision -> revision.resolve("bundle.jar"))
          .filter(Files::isRegularFile)
          .max(Comparator.comparing(BundleFiles::modified));
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
