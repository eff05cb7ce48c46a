<?php
require dirname(__DIR__) . '/vendor/autoload.php';
(new Gems\Page(new Gems\Project(dirname(__DIR__))))->answer();
