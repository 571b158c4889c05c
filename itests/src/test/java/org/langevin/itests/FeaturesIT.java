package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.ParameterInfo;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a feature brings is enough for the plugins in it: read off the finished distribution. */
public class FeaturesIT {
  private static final Path SYSTEM = Path.of(System.getProperty("langevin.home"), "system");
  private static final Pattern EXTENSION =
      Pattern.compile("org\\.langevin\\.extension;point=\"?([a-z0-9-]+)\"?;id=\"?([a-z0-9-]+)");
  private static final Pattern BUNDLE = Pattern.compile("mvn:org\\.langevin/([^/]+)/([^/]+)");

  private final Map<String, Element> features = new TreeMap<>();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  public void everyPluginComesWithTheDefaultsOfItsParameters() throws Exception {
    read();
    Map<Path, Set<String>> needs = needs();
    Map<String, Set<String>> missing = new TreeMap<>();
    int defaults = 0;
    for (String feature : features.keySet()) {
      Set<Path> jars = new LinkedHashSet<>();
      collect(feature, jars);
      Set<String> lacking = new TreeSet<>();
      for (Path jar : jars) {
        lacking.addAll(needs.getOrDefault(jar, Set.of()));
      }
      defaults += lacking.size();
      for (Path jar : jars) {
        lacking.removeAll(extensions(jar));
      }
      if (!lacking.isEmpty()) {
        missing.put(feature, lacking);
      }
    }
    assertEquals("To be brought by features/pom.xml", Map.of(), missing);
    assertTrue("only " + defaults + " defaults were found", defaults > 10);
  }

  /**
   * What is offered is there: nobody is told that a feature has started whose bundle is missing.
   */
  @Test
  public void everyFeatureBringsAllThatItNames() throws Exception {
    read();
    List<String> wrong = new ArrayList<>();
    for (Element feature : features.values()) {
      String name = feature.getAttribute("name");
      NodeList bundles = feature.getElementsByTagName("bundle");
      Set<String> named = new TreeSet<>();
      for (int i = 0; i < bundles.getLength(); i++) {
        Element bundle = (Element) bundles.item(i);
        if (bundle.getAttribute("dependency").equals("true")) {
          wrong.add(name + " installs a bundle only if others need it");
        }
        String[] address = bundle.getTextContent().strip().replaceFirst("^mvn:", "").split("/");
        Path folder = SYSTEM.resolve(address[0].replace('.', '/')).resolve(address[1]);
        if (!Files.exists(
            folder.resolve(Path.of(address[2], address[1] + "-" + address[2] + ".jar")))) {
          wrong.add(name + " names a bundle that is not there: " + bundle.getTextContent());
        }
        if (!named.add(bundle.getTextContent())) {
          wrong.add(name + " names a bundle twice: " + bundle.getTextContent());
        }
      }
      NodeList brought = feature.getElementsByTagName("feature");
      for (int i = 0; i < brought.getLength(); i++) {
        if (!named.add(brought.item(i).getTextContent())) {
          wrong.add(name + " names a feature twice: " + brought.item(i).getTextContent());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private void read() throws Exception {
    Path repository;
    try (Stream<Path> files = Files.walk(SYSTEM.resolve("org/langevin/org.langevin.features"))) {
      repository = files.filter(file -> file.toString().endsWith(".xml")).findFirst().orElseThrow();
    }
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(repository.toFile())
            .getDocumentElement()
            .getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element feature && feature.getNodeName().equals("feature")) {
        assertNull(
            feature.getAttribute("name") + " is named twice",
            features.put(feature.getAttribute("name"), feature));
      }
    }
    assertTrue(features.keySet().toString(), features.containsKey("langevin-samplers-ula"));
  }

  /** The bundles of ours that a feature installs, by itself and by those that it brings. */
  private void collect(String feature, Set<Path> jars) {
    Element element = features.get(feature);
    if (element == null) {
      // The framework's.
      return;
    }
    NodeList bundles = element.getElementsByTagName("bundle");
    for (int i = 0; i < bundles.getLength(); i++) {
      Matcher bundle = BUNDLE.matcher(bundles.item(i).getTextContent().strip());
      if (bundle.find()) {
        jars.add(jar(bundle.group(1), bundle.group(2)));
      }
    }
    NodeList brought = element.getElementsByTagName("feature");
    for (int i = 0; i < brought.getLength(); i++) {
      collect(brought.item(i).getTextContent().strip(), jars);
    }
  }

  private static Path jar(String name, String version) {
    return SYSTEM.resolve(Path.of("org", "langevin", name, version, name + "-" + version + ".jar"));
  }

  private static Set<String> extensions(Path jar) throws IOException {
    Set<String> extensions = new TreeSet<>();
    Matcher extension = EXTENSION.matcher(header(jar, "Provide-Capability"));
    while (extension.find()) {
      extensions.add(extension.group(1) + " " + extension.group(2));
    }
    return extensions;
  }

  private static String header(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes attributes = file.getManifest().getMainAttributes();
      String value = attributes.getValue(name);
      return value == null ? "" : value;
    }
  }

  /** The extensions that the parameters of a jar's extensions name by default. */
  private Map<Path, Set<String>> needs() throws Exception {
    Map<Path, Set<String>> needs = new TreeMap<>();
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SYSTEM.resolve("org/langevin"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        needs.put(jar, new TreeSet<>());
        jars.add(jar.toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), getClass().getClassLoader())) {
      for (Map.Entry<Path, Set<String>> entry : needs.entrySet()) {
        if (extensions(entry.getKey()).isEmpty()) {
          continue;
        }
        for (String component : header(entry.getKey(), "Service-Component").split(",")) {
          Class<?> type = loader.loadClass(component.strip().replaceAll("^OSGI-INF/|\\.xml$", ""));
          if (ExtensionFactory.class.isAssignableFrom(type)) {
            collect(FactoryTypes.of(type).declaration().describe(), entry.getValue());
          }
        }
      }
    }
    return needs;
  }

  private void collect(List<ParameterInfo> parameters, Set<String> needs) throws IOException {
    for (ParameterInfo parameter : parameters) {
      collect(parameter.components(), needs);
      if (parameter.defaultValue().startsWith("{")) {
        JsonNode use = json.readTree(parameter.defaultValue()).path("use");
        if (use.isTextual()) {
          needs.add(parameter.type() + " " + use.textValue());
        }
      }
    }
  }
}
