<?php
// What holds for phpMyAdmin on this server. Written by gaas from a template; changes are lost.
$cfg['blowfish_secret'] = sodium_hex2bin('{{secret}}');
$cfg['TempDir'] = '/var/lib/php/gaas/phpmyadmin/tmp';

// this server's database, and accounts of one's own
$cfg['Servers'] = [1 => [
    'host' => 'localhost',
    'auth_type' => 'cookie',
    'AllowRoot' => false,
    'AllowNoPassword' => false,
    'hide_db' => '^(information_schema|mysql|performance_schema|sys)$',
]];
$cfg['ServerDefault'] = 1;
$cfg['AllowArbitraryServer'] = false;
$cfg['LoginCookieValidity'] = 1440;
$cfg['LoginCookieStore'] = 0;

// who signed in, or tried to
$cfg['AuthLog'] = 'php';
$cfg['AuthLogSuccess'] = true;

// it asks nobody outside, and keeps nothing on the server
$cfg['VersionCheck'] = false;
$cfg['SendErrorReports'] = 'never';
$cfg['UploadDir'] = '';
$cfg['SaveDir'] = '';
$cfg['ShowPhpInfo'] = false;
$cfg['ShowServerInfo'] = false;
$cfg['ZeroConf'] = false;
