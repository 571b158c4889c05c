package org.langevin.inventory;

import java.util.List;
import java.util.SortedMap;

/**
 * A component of the distribution.
 *
 * @param group its group at Maven; empty for what is not from there
 * @param name its name
 * @param version its version
 * @param license its licences, as SPDX writes them
 * @param sha256 the checksum of its jar; empty for a part of one
 * @param places where it is within the distribution
 * @param texts its own licences and notices, by their names
 * @param parts what was put into it
 */
record Component(
    String group,
    String name,
    String version,
    String license,
    String sha256,
    String places,
    SortedMap<String, String> texts,
    List<Component> parts) {

  /** Its address among packages, by which advisories are found. */
  String address() {
    return group.isEmpty()
        ? "pkg:generic/" + name + "@" + version
        : "pkg:maven/" + group + "/" + name + "@" + version;
  }
}
