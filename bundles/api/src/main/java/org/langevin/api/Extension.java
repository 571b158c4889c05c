package org.langevin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Declares a component as an extension.
 *
 * <p>The declaration is written twice by the build, never by hand: into the bundle's manifest as a
 * capability in the namespace {@value #NAMESPACE}, so that extensions of bundles that are not
 * started can be listed and resolved, and onto the service as the properties {@code
 * langevin.point}, {@code langevin.id} and {@code langevin.title}. The extension's version is its
 * bundle's, which every resource's identity capability already tells.
 *
 * <pre>{@code
 * @Component
 * @Extension(point = Sde.POINT, id = "ornstein-uhlenbeck", title = "Ornstein-Uhlenbeck process")
 * public final class OrnsteinUhlenbeck
 *     implements ExtensionFactory<OrnsteinUhlenbeck.Parameters, SdeContext, Sde> { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ComponentPropertyType
@Capability(namespace = Extension.NAMESPACE)
public @interface Extension {
  /** The namespace of the capability in the manifest. */
  String NAMESPACE = "org.langevin.extension";

  /** The prefix of the service properties. */
  String PREFIX_ = "langevin.";

  /**
   * The extension point: the id of the {@link ExtensionPoint} whose parts the factory makes, for
   * example {@code sde}.
   */
  @Attribute
  String point();

  /**
   * The name by which experiments use the extension: lower case words joined by dashes, for example
   * {@code mala}.
   */
  @Attribute
  String id();

  /** One line for lists and reports. */
  @Attribute
  String title();

  /**
   * What it computes, in plain text: {@code x := x + h s(x) + sqrt(2 h) z}; empty where a formula
   * says nothing.
   */
  @Attribute
  String formula() default "";

  /** Who described it first, by author and year: {@code Roberts and Tweedie 1996}. */
  @Attribute
  String source() default "";
}
