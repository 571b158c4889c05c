package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the guide for writers of plugins compile. */
class PluginGuideTest {
  private static final Path GUIDE = Path.of("..", "..", "docs", "plugins.md");
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public )?.*\\b(?:class|interface|record) (\\w+)");

  /** What an editor imports by itself. */
  private static final String IMPORTS =
      """
      import java.util.*;
      import org.junit.jupiter.api.Test;
      import org.langevin.api.*;
      import org.langevin.api.condition.*;
      import org.langevin.api.dataset.*;
      import org.langevin.api.metric.*;
      import org.langevin.api.sampler.*;
      import org.langevin.api.sde.*;
      import org.langevin.kit.metric.*;
      import org.langevin.kit.sde.*;
      import org.langevin.testkit.*;
      import org.osgi.annotation.versioning.*;
      import org.osgi.service.component.annotations.Component;
      """;

  /** What the guide leaves to the reader. */
  private static final String LEFT_OUT =
      """
      final class ConstantStep implements ExtensionFactory<ConstantStep.Size, RuleContext, StepSizeRule> {
        record Size(@Parameter(description = "Size of a step", value = "0.1", moreThan = 0) double size) {}

        @Override
        public StepSizeRule create(Size parameters, RuleContext context) {
          return step -> parameters.size();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void theExamplesCompile() throws IOException {
    List<Path> sources = new ArrayList<>(List.of(write(LEFT_OUT)));
    Matcher examples = EXAMPLE.matcher(Files.readString(GUIDE));
    while (examples.find()) {
      sources.add(write(examples.group(1)));
    }
    assertTrue(sources.size() > 5, "only " + sources.size() + " examples were found");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(compiled, found.getDiagnostics().toString());
    }
    assertEquals(List.of(), found.getDiagnostics());
  }

  private Path write(String example) throws IOException {
    Matcher type = TYPE.matcher(example);
    assertTrue(type.find(), example);
    return Files.writeString(folder.resolve(type.group(1) + ".java"), IMPORTS + example);
  }
}
