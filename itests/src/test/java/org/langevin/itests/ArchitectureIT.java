package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Who may depend on whom: read off the manifests of the finished distribution. */
public class ArchitectureIT {
  private static final Path BUNDLES =
      Path.of(System.getProperty("langevin.home"), "system", "org", "langevin");

  /** An attribute or directive of a clause, quoted or not. */
  private static final Pattern ATTRIBUTE = Pattern.compile(";[^,;\"]*(\"[^\"]*\")?[^,;\"]*");

  private static final Pattern KIND =
      Pattern.compile(
          "org\\.langevin\\."
              + "(datasets|networks|losses|sdes|schemes|samplers|optimizers|averagings|guidance|metrics"
              + "|generators)\\..*");

  /** The room's packages that a bundle outside the plugins may import. */
  private static final Map<String, List<String>> ROOMS =
      Map.of(
          "org.langevin.api", List.of(),
          "org.langevin.kit", List.of("org.langevin.api"),
          "org.langevin.testkit",
              List.of("org.langevin.api", "org.langevin.binding", "org.langevin.kit"),
          "org.langevin.binding", List.of("org.langevin.api"),
          "org.langevin.numerics", List.of(),
          "org.langevin.nn", List.of("org.langevin.api", "org.langevin.kit"),
          "org.langevin.workbench",
              List.of("org.langevin.api", "org.langevin.binding", "org.langevin.kit"),
          "org.langevin.report", List.of("org.langevin.api", "org.langevin.workbench"),
          "org.langevin.shell",
              List.of("org.langevin.api", "org.langevin.binding", "org.langevin.workbench"),
          "org.langevin.launcher",
              List.of("org.langevin.api", "org.langevin.boot", "org.langevin.workbench"));

  private static final List<String> PLUGINS =
      List.of("org.langevin.api", "org.langevin.kit", "org.langevin.nn", "org.langevin.numerics");

  @Test
  public void pluginsSeeTheApiAndTheirToolsOnly() throws IOException {
    List<String> offences = new ArrayList<>();
    int plugins = 0;
    for (Map.Entry<String, List<String>> bundle : imports().entrySet()) {
      String name = bundle.getKey();
      boolean plugin = KIND.matcher(name).matches();
      plugins += plugin ? 1 : 0;
      List<String> allowed = plugin ? PLUGINS : ROOMS.getOrDefault(name, List.of());
      for (String imported : bundle.getValue()) {
        if (imported.startsWith("org.langevin.")
            && !isWithin(imported, packageOf(name))
            && allowed.stream().noneMatch(room -> isWithin(imported, room))) {
          offences.add(name + " imports " + imported);
        }
      }
    }
    assertEquals(List.of(), offences);
    assertTrue("only " + plugins + " plugins were looked at", plugins > 20);
  }

  @Test
  public void onlyTheCoreKnowsTheFramework() throws IOException {
    List<String> offences = new ArrayList<>();
    imports()
        .forEach(
            (name, packages) -> {
              if (KIND.matcher(name).matches()) {
                packages.stream()
                    .filter(imported -> imported.startsWith("org.osgi.framework"))
                    .forEach(imported -> offences.add(name + " imports " + imported));
              }
            });
    assertEquals(List.of(), offences);
  }

  private static String packageOf(String name) {
    return name.replace("-", "");
  }

  private static boolean isWithin(String imported, String room) {
    return imported.equals(room) || imported.startsWith(room + ".");
  }

  /** The imported packages by symbolic name. */
  private static Map<String, List<String>> imports() throws IOException {
    Map<String, List<String>> imports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jar")).toList()) {
        try (JarFile jar = new JarFile(file.toFile())) {
          Manifest manifest = jar.getManifest();
          String header = manifest.getMainAttributes().getValue("Import-Package");
          String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
          Matcher attributes = ATTRIBUTE.matcher(header == null ? "" : header);
          imports.put(name.split(";")[0], List.of(attributes.replaceAll("").split(",")));
        }
      }
    }
    return imports;
  }
}
