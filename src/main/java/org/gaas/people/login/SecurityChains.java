package org.gaas.people.login;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.gaas.people.People;
import org.gaas.people.factor.Confirmations;
import org.gaas.people.factor.ShownCodes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * One login for everything that the desk serves. Three chains: people outside who
 * have a link get no session; clients that send their password with each request get no
 * session and no cookie; people with a browser get a form, a session and protection against forged requests.
 */
@Configuration
class SecurityChains {
    private final IdentityService identities;
    private final People people;
    private final AuthenticationManager passwords;
    private final Refusals refusals;
    private final Confirmations confirmations;
    private final HandlerExceptionResolver problems;

    SecurityChains(
            IdentityService identities,
            People people,
            AuthenticationProvider passwords,
            Refusals refusals,
            Confirmations confirmations,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.identities = identities;
        this.people = people;
        this.passwords = new ProviderManager(passwords); // no parent, which would check each wrong one twice
        this.refusals = refusals;
        this.confirmations = confirmations;
        this.problems = problems;
    }

    /**
     * Nobody is signed in there, also not who is elsewhere: what a link says is all that counts. A forged request would
     * need that link, and whoever has it needs to forge nothing.
     */
    @Bean
    @Order(0)
    SecurityFilterChain outsiders(HttpSecurity http) throws Exception {
        return http.securityMatcher(Paths.CONTACTS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.referrerPolicy(
                                policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; style-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")))
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain clients(HttpSecurity http) throws Exception {
        return http.securityMatcher(SecurityChains::carriesPassword)
                .authenticationManager(passwords)
                .authorizeHttpRequests(SecurityChains::rules)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new PersonInEngine(identities, people), AuthorizationFilter.class)
                .addFilterAfter(new ShownCodes(confirmations, problems), PersonInEngine.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(HttpSecurity http, Clock clock) throws Exception {
        var pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(Paths::isPage); // else the login would land on what a script of the page asked for
        return http.authenticationManager(passwords)
                .authorizeHttpRequests(SecurityChains::rules)
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureHandler(refusals)
                        .permitAll())
                .logout(logout -> logout.logoutRequestMatcher(Paths.LOGOUT).logoutSuccessHandler(refusals))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(pages))
                // Camunda's webapps have a token of their own; a request without it ends the session there
                .csrf(csrf -> csrf.ignoringRequestMatchers(Paths.WEBAPP_APIS))
                // a session of its own for each login: the webapps would keep the person who was there before
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new PageHeaders()))
                .addFilterBefore(new IdleSessions(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new PersonInEngine(identities, people), AuthorizationFilter.class)
                .addFilterAfter(new ShownCodes(confirmations, problems), PersonInEngine.class)
                .build();
    }

    private static boolean carriesPassword(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                && Paths.REST.matches(request);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(Paths.NOBODY)
                .denyAll()
                .requestMatchers(Paths.EVERYBODY)
                .permitAll()
                .anyRequest()
                .authenticated();
    }
}
