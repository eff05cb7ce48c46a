# Certificates as the programs of root keep them. Whoever has one, an installation or the host that sites share, has a
# folder of root's:
#
#   /etc/gaas/tls/NAME/FINGERPRINT/{chain,key}.pem    a chain and its key, never changed once they are there
#   /etc/gaas/tls/NAME/current                        leads to what nginx reads: both are switched as one
#   /etc/gaas/tls/NAME/before                         leads to what it read before, for the way back
package tls;
use strict;
use warnings;
use Digest::SHA ();
use MIME::Base64 ();

# The name of the one that the sites' common host has.
our $shared = '.shared';

my $line = qr{[A-Za-z0-9+/]{1,76}={0,2}\n};

sub folder { return "/etc/gaas/tls/$_[0]" }

# What a link leads to; undefined when there is none.
sub link_of {
    my ($name, $link) = @_;
    return readlink(folder($name) . "/$link");
}

# ------------------------------------------------------------------------------------------------------------ reading

# A chain, its own certificate first, and the key of that: nothing else may stand there. Answers the certificates in DER
# and the key in PEM.
sub read_pair {
    binmode STDIN;
    my $read = read STDIN, my $text, 65537;
    defined $read or rules::fail("can't read the certificate: $!");
    $read <= 65536 or rules::refuse('the certificate has more than 64 kB');
    my @chain;
    while ($text =~ /\G-----BEGIN CERTIFICATE-----\n((?:$line)+)-----END CERTIFICATE-----\n/gc) {
        push @chain, MIME::Base64::decode_base64($1);
    }
    @chain >= 1 or rules::refuse('it does not begin with a chain in PEM');
    @chain <= 10 or rules::refuse('a chain has at most 10 certificates');
    $text =~ /\G(-----BEGIN PRIVATE KEY-----\n(?:$line)+-----END PRIVATE KEY-----\n)\z/gc
        or rules::refuse('after the chain its key must stand, in PEM and without a passphrase (PKCS#8), and nothing else');
    return (\@chain, $1);
}

sub pem {
    my ($der) = @_;
    my $lines = MIME::Base64::encode_base64($der, '') =~ s/(.{1,64})/$1\n/gr;
    return "-----BEGIN CERTIFICATE-----\n$lines-----END CERTIFICATE-----\n";
}

# What tells one chain from another: SHA-256 of all its certificates.
sub fingerprint { return Digest::SHA::sha256_hex(join '', @_) }

# The same of what lies in a folder; empty where there is none.
sub print_of {
    my @chain = chain_in("$_[0]/chain.pem");
    return @chain ? fingerprint(@chain) : '';
}

# The certificates in a file, in DER.
sub chain_in {
    my ($file) = @_;
    return map { MIME::Base64::decode_base64($_) }
        (rules::content($file) // '') =~ /-----BEGIN CERTIFICATE-----\s(.*?)-----END CERTIFICATE-----/gs;
}

# ----------------------------------------------------------------------------------------------------------- checking

# What it says; undefined when it says no.
sub openssl {
    my ($well, $said) = rules::run('openssl', @_);
    return $well ? $said : undef;
}

sub belong_together {
    my ($folder) = @_;
    my $public = openssl('pkey', '-in', "$folder/key.pem", '-pubout');
    my $certified = openssl('x509', '-in', "$folder/chain.pem", '-noout', '-pubkey');
    return defined $public && defined $certified && $public eq $certified;
}

# Refuses a folder with a chain and a key that nobody could use now. Answers what is known about the certificate.
sub examine {
    my ($folder) = @_;
    my $key = openssl('pkey', '-in', "$folder/key.pem", '-noout', '-text_pub') // rules::refuse('the key is none');
    my ($bits) = $key =~ /Public-Key: \(([0-9]+) bit/;
    $key =~ /^Modulus:/m ? $bits >= 2048 && $bits <= 8192 : $key =~ /^ASN1 OID: (?:prime256v1|secp384r1)$/m
        or rules::refuse('the key must be RSA of 2048 to 8192 bits, or of P-256 or P-384');
    my $about = about("$folder/chain.pem") // rules::refuse('the certificate is none');
    belong_together($folder) or rules::refuse('the key is not that of the certificate');
    @{ $about->{name} } or rules::refuse('the certificate has no names of hosts');
    my $now = POSIX::strftime('%Y-%m-%dT%H:%M:%SZ', gmtime);
    $about->{until} gt $now or rules::refuse("the certificate has expired: $about->{until}");
    $about->{from} le $now or rules::refuse("the certificate is not valid before $about->{from}");
    signed($folder);
    return $about;
}

# Each certificate is signed by the next one.
sub signed {
    my ($folder) = @_;
    my @chain = map { pem($_) } chain_in("$folder/chain.pem");
    for my $number (1 .. $#chain) {
        rules::put("$folder/.signed", $chain[$number - 1]);
        rules::put("$folder/.signer", $chain[$number]);
        defined openssl('verify', '-no-CAfile', '-no-CApath', '-no-CAstore', '-partial_chain',
            '-trusted', "$folder/.signer", "$folder/.signed")
            or rules::refuse("certificate $number of the chain is not signed by the next one, or not valid now");
    }
    unlink "$folder/.signed", "$folder/.signer";
}

# What a certificate says of itself; undefined when it is none.
sub about {
    my ($file) = @_;
    my $text = openssl('x509', '-in', $file, '-noout', '-dates', '-dateopt', 'iso_8601', '-issuer', '-nameopt', 'RFC2253',
        '-ext', 'subjectAltName') // return undef;
    my %about = (issuer => $text =~ /^issuer=(.*)$/m ? rules::shown($1) : '');
    for my $date (qw(from until)) {
        my $word = $date eq 'from' ? 'notBefore' : 'notAfter';
        $text =~ /^$word=([0-9-]{10}) ([0-9:]{8})Z$/m or return undef;
        $about{$date} = "$1T$2Z";
    }
    my $host = qr/(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?/;
    $about{name} = [map { lc } $text =~ /(?<=DNS:)($host)(?=,|\s)/g];
    return \%about;
}

# Whether one of these names is for this host; a star stands for one label.
sub covers {
    my ($names, $host) = @_;
    return scalar grep { $_ eq $host || /\A\*\.(.+)\z/ && $host =~ /\A[^.]+\.\Q$1\E\z/ } @$names;
}

# ---------------------------------------------------------------------------------------------------------- switching

# Puts a folder that was made beside the others among them, and answers its name there: its fingerprint, with more signs
# where somebody laid something else under that.
sub keep {
    my ($name, $new) = @_;
    my $folder = folder($name);
    my $kept = print_of($new);
    $kept .= '.' while -e "$folder/$kept" && grep { rules::differs("$folder/$kept/$_.pem", rules::content("$new/$_.pem")) }
        qw(chain key);
    if (!-e "$folder/$kept") {
        # what a link leads to has to be there after a loss of power too
        rules::run('sync', "$new/chain.pem", "$new/key.pem", $new);
        rename $new, "$folder/$kept" or rules::fail("$folder/$kept: $!");
    }
    return $kept;
}

# A folder for what is to be kept.
sub fresh {
    my ($name) = @_;
    rules::folder('/etc/gaas/tls', 0700);
    rules::folder(folder($name), 0700);
    my $new = folder($name) . '/.new';
    rules::run('rm', '-rf', '--one-file-system', '--', $new);
    rules::folder($new, 0700);
    return $new;
}

# Makes it what nginx reads, and notes first what it read until now: killed in between and called again, that is the same.
sub switch {
    my ($name, $to) = @_;
    my $now = link_of($name, 'current');
    return if defined $now && $now eq $to;
    my $folder = folder($name);
    lead($name, 'before', $now) if defined $now && print_of("$folder/$now") ne print_of("$folder/$to");
    lead($name, 'current', $to);
}

sub lead {
    my ($name, $link, $to) = @_;
    my $path = folder($name) . "/$link";
    unlink "$path.new";
    symlink $to, "$path.new" and rename "$path.new", $path or rules::fail("$path: $!");
}

# Removes what no link leads to any more, and what a killed change left.
sub tidy {
    my ($name) = @_;
    my @rest = rest($name);
    rules::run('rm', '-rf', '--one-file-system', '--', @rest) if @rest;
}

# What lies there and is not needed: among it may be keys.
sub rest {
    my ($name) = @_;
    my %needed = map { $_ => 1 } qw(current before), grep { defined } map { link_of($name, $_) } qw(current before);
    opendir my $entries, folder($name) or return ();
    return map { folder($name) . "/$_" } grep { !/\A\.\.?\z/ && !$needed{$_} } readdir $entries;
}

# One that signs itself, for who got none from elsewhere yet. A file says whom it was made for.
sub self_signed {
    my ($name, @hosts) = @_;
    my $new = fresh($name);
    my ($well, $said) = rules::run('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
        '-nodes', '-days', '825', '-subj', '/CN=' . substr($hosts[0], 0, 64),
        '-addext', 'subjectAltName=' . join(',', map { "DNS:$_" } @hosts),
        '-keyout', "$new/key.pem", '-out', "$new/chain.pem");
    $well or rules::fail("no certificate: $said");
    rules::put("$new/self-signed", join("\n", @hosts, ''));
    return keep($name, $new);
}

# Whether what is in place was made here, and by nobody whom visitors trust.
sub signs_itself { return -e folder($_[0]) . '/current/self-signed' }

1;
