package org.langevin.baseline;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a bundle exports: the versions of its packages, and all that those who build against them
 * see. Kept as text, without code: first {@code package name version} for each package, then a line
 * for each type, method, parameter and so on, below what it belongs to.
 *
 * @param versions by package
 * @param api as bnd sees it
 */
record Signature(Map<String, String> versions, Tree.Data api) {
  private static final String PACKAGE = "package ";
  private static final String API = "<api>";
  private static final String MANIFEST = "<manifest>";
  private static final String INDENT = " ";

  /** What the bundle exports whose classes and manifest are in a folder. */
  static Signature of(Path bundle) {
    try (Jar jar = new Jar("bundle", bundle.toFile())) {
      Map<String, String> versions = new TreeMap<>();
      new Parameters(jar.getManifest().getMainAttributes().getValue("Export-Package"))
          .forEach((name, attributes) -> versions.put(name, attributes.getVersion()));
      return new Signature(versions, new DiffPluginImpl().tree(jar).get(API).serialize());
    } catch (Exception e) {
      throw new IllegalStateException(bundle + " is no bundle: build it first", e);
    }
  }

  static Signature read(Path file) {
    try {
      Map<String, String> versions = new TreeMap<>();
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(PACKAGE)) {
          String[] words = line.split(" ");
          versions.put(words[1], words[2]);
        } else {
          lines.add(line);
        }
      }
      return new Signature(versions, parse(lines, new int[1], 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) {
    List<String> lines = new ArrayList<>();
    versions.forEach((name, version) -> lines.add(PACKAGE + name + " " + version));
    format(api, 0, lines);
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares with what it was before.
   *
   * @return for each package whose version does not say how it has changed, what is wrong
   */
  List<String> complaints(Signature before) {
    try {
      Baseline baseline = new Baseline(new Processor(), new DiffPluginImpl());
      return baseline
          .baseline(tree(), exports(), before.tree(), before.exports(), new Instructions())
          .stream()
          .filter(info -> info.suggestedVersion == null || isOld(info))
          .sorted(Comparator.comparing(info -> info.packageName))
          .map(Signature::complaint)
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOld(Baseline.Info info) {
    return info.newerVersion.getWithoutQualifier().compareTo(info.suggestedVersion) < 0;
  }

  private static String complaint(Baseline.Info info) {
    if (info.suggestedVersion == null) {
      return info.packageName + " is exported no more";
    }
    return info.packageName
        + " has changed ("
        + info.reason
        + "): raise the version in its package-info.java from "
        + info.newerVersion
        + " to "
        + info.suggestedVersion;
  }

  private Parameters exports() {
    return new Parameters(
        versions.entrySet().stream()
            .map(version -> version.getKey() + ";version=\"" + version.getValue() + "\"")
            .collect(Collectors.joining(",")));
  }

  /** As bnd compares bundles, all of which have a manifest and the same name. */
  private Tree tree() throws Exception {
    Tree.Data manifest = data(Type.MANIFEST, MANIFEST);
    manifest.children =
        new Tree.Data[] {
          data(Type.HEADER, "Bundle-SymbolicName:bundle"), data(Type.HEADER, "Bundle-Version:1.0.0")
        };
    Tree.Data bundle = data(Type.BUNDLE, "bundle");
    bundle.children = new Tree.Data[] {api, manifest};
    return new DiffPluginImpl().deserialize(bundle);
  }

  private static Tree.Data data(Type type, String name) {
    Tree.Data data = new Tree.Data();
    data.type = type;
    data.name = name;
    data.children = new Tree.Data[0];
    return data;
  }

  private static void format(Tree.Data data, int depth, List<String> lines) {
    lines.add(
        INDENT.repeat(depth)
            + String.join(" ", data.type.name(), data.add.name(), data.rem.name(), data.name));
    for (Tree.Data child : data.children) {
      format(child, depth + 1, lines);
    }
  }

  /** Reads what stands at a line and below it. */
  private static Tree.Data parse(List<String> lines, int[] next, int depth) {
    String[] words = lines.get(next[0]++).substring(depth).split(" ", 4);
    Tree.Data data = data(Type.valueOf(words[0]), words[3]);
    data.add = Delta.valueOf(words[1]);
    data.rem = Delta.valueOf(words[2]);
    List<Tree.Data> children = new ArrayList<>();
    String inside = INDENT.repeat(depth + 1);
    while (next[0] < lines.size() && lines.get(next[0]).startsWith(inside)) {
      children.add(parse(lines, next, depth + 1));
    }
    data.children = children.toArray(Tree.Data[]::new);
    return data;
  }
}
