package org.langevin.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes components as a bill of materials, in JSON after CycloneDX 1.5. */
final class Sbom {
  private Sbom() {}

  /**
   * Writes one.
   *
   * @param version of the distribution
   */
  static String of(String version, List<Component> components) {
    return """
        {
          "bomFormat": "CycloneDX",
          "specVersion": "1.5",
          "version": 1,
          "metadata": {
            "component": {
              "type": "application",
              "bom-ref": "langevin",
              "name": "langevin",
              "version": %s,
              "licenses": [{"expression": "Apache-2.0"}]
            }
          },
          "components": [
        %s
          ]
        }
        """
        .formatted(
            text(version),
            components.stream()
                .map(component -> component(component, "", "    "))
                .collect(Collectors.joining(",\n")));
  }

  private static String component(Component component, String holder, String indent) {
    List<String> fields = new ArrayList<>();
    fields.add("\"type\": \"library\"");
    fields.add("\"bom-ref\": " + text(holder + component.address()));
    if (!component.group().isEmpty()) {
      fields.add("\"group\": " + text(component.group()));
    }
    fields.add("\"name\": " + text(component.name()));
    fields.add("\"version\": " + text(component.version()));
    if (!component.sha256().isEmpty()) {
      fields.add(
          "\"hashes\": [{\"alg\": \"SHA-256\", \"content\": " + text(component.sha256()) + "}]");
    }
    fields.add("\"licenses\": [{\"expression\": " + text(component.license()) + "}]");
    fields.add("\"purl\": " + text(component.address()));
    if (!component.parts().isEmpty()) {
      fields.add(
          "\"components\": [\n"
              + component.parts().stream()
                  .map(part -> component(part, component.address() + "/", indent + "    "))
                  .collect(Collectors.joining(",\n"))
              + "\n"
              + indent
              + "  ]");
    }
    return indent
        + "{\n"
        + indent
        + "  "
        + String.join(",\n" + indent + "  ", fields)
        + "\n"
        + indent
        + "}";
  }

  private static String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
