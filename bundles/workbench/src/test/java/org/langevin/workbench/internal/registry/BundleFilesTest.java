package org.langevin.workbench.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.workbench.internal.data.Sha256;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

class BundleFilesTest {
  private static final byte[] INSTALLED = {1, 2, 3};
  private static final byte[] CHANGED_SINCE = {4, 5, 6};

  @TempDir private Path folder;
  private Path archive;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    archive = Files.createDirectories(folder.resolve("bundle7"));
    jar = Files.write(folder.resolve("plugin.jar"), CHANGED_SINCE);
  }

  @Test
  void theCopyThatRunsGoesBeforeItsSource() throws IOException {
    revision("version0.0", new byte[] {9}, 1000);
    revision("version1.0", INSTALLED, 2000);
    BundleFacts facts = BundleFiles.facts(bundle(jar.toUri().toString()));
    assertEquals(Sha256.of(INSTALLED), facts.sha256());
    assertEquals("org.example.plugin", facts.name());
    assertEquals(new Version(1, 2, 3), facts.version());
  }

  @Test
  void aBundleInstalledByReferenceIsItsSource() {
    assertEquals(
        Sha256.of(CHANGED_SINCE), BundleFiles.facts(bundle("reference:" + jar.toUri())).sha256());
  }

  @Test
  void aBundleWithoutAFileHasNoChecksum() {
    assertEquals("", BundleFiles.facts(bundle("made by a program")).sha256());
  }

  private void revision(String name, byte[] contents, long modified) throws IOException {
    Path copy = Files.createDirectories(archive.resolve(name)).resolve("bundle.jar");
    Files.write(copy, contents);
    Files.setLastModifiedTime(copy, FileTime.fromMillis(modified));
  }

  private Bundle bundle(String location) {
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getSymbolicName" -> "org.example.plugin";
                  case "getVersion" -> new Version(1, 2, 3);
                  case "getDataFile" -> archive.resolve("data").toFile();
                  case "getLocation" -> location;
                  default -> "a bundle";
                });
  }
}
