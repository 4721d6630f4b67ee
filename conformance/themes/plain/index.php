<?php
// A theme has a template; nothing here shows pages.
