package org.langevin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Declares an extension point: the type that carries it is what extensions contribute, and what a
 * {@link Part} of a parameter record makes. Any bundle can declare one, in a package that it
 * exports; the workbench need not know it.
 *
 * <pre>{@code
 * @ExtensionPoint(id = Schedule.POINT, one = "a schedule", title = "How a coefficient changes over time")
 * public interface Schedule {
 *   String POINT = "schedule";
 *
 *   double at(double t);
 * }
 * }</pre>
 *
 * <p>An extension of it is a service of type {@link ExtensionFactory} that makes a {@code
 * Schedule}; a part of it is a component {@code Part<ScheduleContext, Schedule>}. The build writes
 * the declaration into the bundle's manifest, as a capability in the namespace {@value #NAMESPACE}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Capability(namespace = ExtensionPoint.NAMESPACE)
public @interface ExtensionPoint {
  /** The namespace of the capability in the manifest. */
  String NAMESPACE = "org.langevin.point";

  /** The name of the point: lower-case words joined by dashes, for example {@code sde}. */
  @Attribute
  String id();

  /** One part of this point in words, with an article: {@code an SDE}. */
  @Attribute
  String one();

  /** One line for lists: what extensions of this point do. */
  @Attribute
  String title();
}
