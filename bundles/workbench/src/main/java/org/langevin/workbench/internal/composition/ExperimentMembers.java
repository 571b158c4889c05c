package org.langevin.workbench.internal.composition;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.binding.ParameterInfo;
import org.langevin.binding.ParameterRecord;

/** What an experiment's document holds by itself. */
public final class ExperimentMembers {
  private ExperimentMembers() {}

  /** The names of the extension points of its parts, among those of its other members' types. */
  public static Set<String> points() {
    return types(described()).collect(Collectors.toUnmodifiableSet());
  }

  /** The members as people read them. */
  public static List<ParameterInfo> described() {
    return ParameterRecord.of(ExperimentDocument.class).describe();
  }

  private static Stream<String> types(List<ParameterInfo> members) {
    return members.stream()
        .flatMap(member -> Stream.concat(Stream.of(member.type()), types(member.components())));
  }
}
